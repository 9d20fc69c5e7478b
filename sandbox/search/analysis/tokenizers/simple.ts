import { javaWhitespace } from "../word-classes";
import type { Piece, Tokenizer } from "./tokenizer";

/** Runs of signs that a pattern (flags `gu`) accepts, none longer than `maxLength`. */
function runs(pattern: RegExp, maxLength: number): Tokenizer {
  return (text) => {
    const pieces: Piece[] = [];
    for (const { 0: run, index } of text.matchAll(pattern)) {
      for (let from = 0; from < run.length; ) {
        const part = cut(run, from, maxLength);
        pieces.push({ text: part, start: index + from, end: index + from + part.length, type: "word" });
        from += part.length;
      }
    }
    return pieces;
  };
}

/** At most `length` UTF-16 units, and never half of a pair: Lucene's CharTokenizer takes whole characters. */
function cut(run: string, from: number, length: number): string {
  const end = from + length;
  if (end >= run.length) return run.slice(from);
  const high = run.charCodeAt(end - 1);
  return run.slice(from, high >= 0xd800 && high < 0xdc00 ? end + 1 : end);
}

/** Letters, as Java's `Character.isLetter` has them. */
export const letterTokenizer = (maxLength = 255): Tokenizer => runs(/\p{L}+/gu, maxLength);

/** Whatever Java does not call whitespace: no-break spaces are part of a word. */
export const whitespaceTokenizer = (maxLength = 255): Tokenizer =>
  runs(new RegExp(`[^${javaWhitespace}]+`, "gu"), maxLength);

/** The whole text as one piece; an empty text gives none. */
export const keywordTokenizer: Tokenizer = (text) =>
  text === "" ? [] : [{ text, start: 0, end: text.length, type: "word" }];

/** The paths of a path: `/usr`, `/usr/local`. */
export function pathTokenizer(options: {
  delimiter: string;
  replacement: string;
  reverse: boolean;
  skip: number;
}): Tokenizer {
  const { delimiter, replacement, reverse, skip } = options;
  return (text) => {
    const places = [...text].reduce<number[]>((found, char, i, all) => {
      if (char === delimiter) found.push(all.slice(0, i).join("").length);
      return found;
    }, []);
    return reverse
      ? suffixes(text, places, skip, delimiter, replacement)
      : prefixes(text, places, skip, delimiter, replacement);
  };
}

function prefixes(
  text: string,
  places: number[],
  skip: number,
  delimiter: string,
  replacement: string,
): Piece[] {
  const [begin, ...rest] = places[0] === 0 ? places : [0, ...places];
  const starts = [begin ?? 0, ...rest];
  const from = starts[skip];
  if (from === undefined || text === "") return [];
  const ends = [...starts.slice(skip + 1), text.length].filter((end) => end > from);
  return ends.map((end) => piece(text, from, end, delimiter, replacement));
}

function suffixes(
  text: string,
  places: number[],
  skip: number,
  delimiter: string,
  replacement: string,
): Piece[] {
  const ends = [...places.map((place) => place + 1), text.length].filter(
    (end, i, all) => all.indexOf(end) === i,
  );
  const end = ends[ends.length - 1 - skip];
  if (end === undefined || text === "") return [];
  const starts = [0, ...ends.slice(0, -1)].filter((start) => start < end);
  return starts.map((start) => piece(text, start, end, delimiter, replacement));
}

const piece = (text: string, start: number, end: number, delimiter: string, replacement: string): Piece => ({
  text: text.slice(start, end).replaceAll(delimiter, replacement),
  start,
  end,
  type: "word",
});
