import { javaWhitespace } from "../word-classes";
import type { Piece, Tokenizer } from "./tokenizer";

/** Which characters belong to a gram; none named: all do. */
export type TokenChars = readonly string[];

const classes: Readonly<Record<string, RegExp>> = {
  letter: /\p{L}/u,
  digit: /\p{Nd}/u,
  whitespace: new RegExp(`[${javaWhitespace}]`, "u"),
  punctuation: /\p{P}/u,
  symbol: /[\p{Sc}\p{Sm}\p{So}]/u,
};

/** The names that `token_chars` may hold. */
export const tokenCharNames = Object.keys(classes);

/** Whether a character belongs to a gram. */
export function gramChar(names: TokenChars, custom = ""): (char: string) => boolean {
  if (names.length === 0) return () => true;
  const tests = names.flatMap((name) => classes[name] ?? []);
  return (char) =>
    tests.some((test) => test.test(char)) || (names.includes("custom") && custom.includes(char));
}

interface Char {
  text: string;
  at: number;
}

/** All grams of `min` to `max` characters, by where they begin, the short ones first; each takes a position. */
export function ngramTokenizer(min: number, max: number, belongs: (char: string) => boolean): Tokenizer {
  return (text) => words(text, belongs).flatMap((word) => word.flatMap((_, i) => grams(word, i, min, max)));
}

/** The grams that begin a word. */
export function edgeNgramTokenizer(min: number, max: number, belongs: (char: string) => boolean): Tokenizer {
  return (text) => words(text, belongs).flatMap((word) => grams(word, 0, min, max));
}

function grams(word: Char[], from: number, min: number, max: number): Piece[] {
  const found: Piece[] = [];
  for (let length = min; length <= max && from + length <= word.length; length += 1) {
    const [first, last] = [word[from], word[from + length - 1]];
    if (!first || !last) break;
    const part = word.slice(from, from + length).map((char) => char.text);
    found.push({ text: part.join(""), start: first.at, end: last.at + last.text.length, type: "word" });
  }
  return found;
}

function words(text: string, belongs: (char: string) => boolean): Char[][] {
  const found: Char[][] = [];
  let word: Char[] = [];
  let at = 0;
  for (const char of text) {
    if (belongs(char)) word.push({ text: char, at });
    else if (word.length > 0) {
      found.push(word);
      word = [];
    }
    at += char.length;
  }
  return word.length > 0 ? [...found, word] : found;
}
