import { type WordRule, wordRules } from "../word-rules";
import type { Piece, Tokenizer } from "./tokenizer";

/**
 * Words by Unicode's rules. As Lucene's scanner does, it looks no further than `maxLength` units from where a word begins: what is
 * longer is cut there, and no text takes more than linear time.
 */
export function standardTokenizer(maxLength = 255): Tokenizer {
  return (text) => {
    const pieces: Piece[] = [];
    let at = 0;
    while (at < text.length) {
      const found = plainWord(text, at, maxLength) ?? longestWord(windowAt(text, at, maxLength));
      if (!found) {
        at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
        continue;
      }
      const end = at + found.length;
      pieces.push({ text: text.slice(at, end), start: at, end, type: found.type });
      at = end;
    }
    return pieces;
  };
}

/** A word at a place: how many units, and what it is. */
export interface Found {
  length: number;
  type: string;
}

/** The units that are looked at; half a pair at the end is left for later. */
function windowAt(text: string, at: number, maxLength: number): string {
  const end = at + maxLength;
  const last = text.charCodeAt(end - 1);
  const cutsPair = end < text.length && last >= 0xd800 && last < 0xdc00 && maxLength > 1;
  return text.slice(at, cutsPair ? end - 1 : end);
}

function longestWord(text: string): Found | undefined {
  return beginsNothing(text.charCodeAt(0)) ? undefined : longestOf(text, wordRules());
}

/** The longest of the rules at a place, which looks at so many units; of equally long ones the first. */
export const longestMatch = (
  text: string,
  at: number,
  maxLength: number,
  rules: readonly WordRule[],
): Found | undefined => longestOf(windowAt(text, at, maxLength), rules);

function longestOf(text: string, rules: readonly WordRule[]): Found | undefined {
  let found: Found | undefined;
  for (const { type, pattern } of rules) {
    pattern.lastIndex = 0;
    const length = pattern.test(text) ? pattern.lastIndex : 0;
    if (length > (found?.length ?? 0)) found = { length, type };
  }
  return found;
}

/** Signs with which no word begins: in ASCII all but letters, digits, `_`, and `#` and `*` of keycaps. */
const beginsNothing = (code: number): boolean =>
  code <= 0x7e
    ? !isDigit(code) && !isLetter(code) && code !== 0x5f && code !== 0x23 && code !== 0x2a
    : isPlainSign(code);

/** Common signs beyond ASCII that are of no class of the word break property: blanks, dashes, quotes, signs of money and of arithmetic. */
function isPlainSign(code: number): boolean {
  if (code >= 0xa0 && code <= 0xbf) return !LATIN_1_CLASSES.includes(code);
  if (code >= 0x2010 && code <= 0x2026) return code !== 0x2018 && code !== 0x2019 && code !== 0x2024;
  return code === 0xd7 || code === 0xf7 || code === 0x20ac;
}

/** Letters, the soft hyphen, the middle dot, and signs that may be emoji. */
const LATIN_1_CLASSES = [0xa9, 0xaa, 0xad, 0xae, 0xb5, 0xb7, 0xba];

/**
 * The way of nearly every word: letters of Latin and digits, with signs that join them, up to one that surely ends them. Undefined when it is not so plain, and
 * the rules have to decide.
 */
function plainWord(text: string, at: number, maxLength: number): Found | undefined {
  const limit = Math.min(text.length, at + maxLength);
  let end = at;
  let letters = false;
  for (; end < limit; end += 1) {
    const code = text.charCodeAt(end);
    if (isLetter(code)) letters = true;
    else if (!isDigit(code) && !(end > at && end + 1 < limit && joinsNeighbours(text, end))) break;
  }
  if (end === at || (end < limit && !endsWord(text, end))) return undefined;
  return { length: end - at, type: letters ? "<ALPHANUM>" : "<NUM>" };
}

/** An apostrophe, full stop or colon between letters; an apostrophe, full stop, comma or semicolon between digits. */
function joinsNeighbours(text: string, at: number): boolean {
  const [before, code, after] = [text.charCodeAt(at - 1), text.charCodeAt(at), text.charCodeAt(at + 1)];
  const joinsAny = code === 0x27 || code === 0x2e;
  if (isLetter(before)) return (joinsAny || code === 0x3a) && isLetter(after);
  return (joinsAny || code === 0x2c || code === 0x3b) && isDigit(before) && isDigit(after);
}

/** Signs that join nothing: plain ones, and all of ASCII but letters, digits, `_`, and those that may join letters or digits or begin a keycap. */
function endsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 0x7e) return isPlainSign(code);
  const joins =
    code === 0x27 || code === 0x2e || code === 0x3a || code === 0x2c || code === 0x3b || code === 0x22;
  if (joins) {
    const next = text.charCodeAt(at + 1);
    return Number.isNaN(next) || next === 0x20;
  }
  return code !== 0x5f;
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
/** ASCII, Latin-1 and Latin Extended A and B. */
const isLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);
