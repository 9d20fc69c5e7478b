import {
  extend,
  extendNumLet,
  extraLetters,
  format,
  joiner,
  katakana,
  midLetter,
  midNum,
  midNumLet,
  numeric,
  regionalIndicator,
  southEastAsian,
} from "./word-classes";

/** A kind of word, and the pattern that finds it at a place (flags `u` and `y`). */
export interface WordRule {
  type: string;
  pattern: RegExp;
}

/** What may follow any sign without ending its word (UAX #29, rule WB4). */
const tail = `[${format}${extend}${joiner}]*`;
const sign = (set: string): string => `(?:[${set}]${tail})`;

const digit = sign(numeric);
const letter = `(?:(?![\\p{Ideographic}${katakana}${southEastAsian}\\p{Script=Hiragana}${extend}])[\\p{Alphabetic}${extraLetters}]${tail})`;
const hebrew = `(?:(?=\\p{Script=Hebrew})\\p{Lo}${tail})`;
const kana = sign(katakana);
const joinsLetters = sign(`${midLetter}${midNumLet}'`);
const joinsDigits = sign(`${midNum}${midNumLet}'`);
const connector = sign(extendNumLet);

/** Signs that are emoji only with a selector or a keycap. */
const plainEmoji = "0-9#*\\u00A9\\u00AE\\u2122\\u3030\\u303D";
const notPlain = `(?![${plainEmoji}${regionalIndicator}\\p{Emoji_Modifier}])`;
const emojiTail = `(?:(?![\\uFE0E\\uFE0F])[${format}${extend}]|\\u200D(?!\\u200D*(?:${notPlain}[\\p{Emoji}\\p{Extended_Pictographic}]|[\\u00A9\\u00AE\\u2122\\u3030\\u303D\\p{Emoji_Modifier}])))*`;
const pictograph = `(?:(?:${notPlain}[\\p{Emoji}\\p{Extended_Pictographic}]|[\\u00A9\\u00AE\\u2122\\u3030\\u303D])${emojiTail})`;
const modified = `(?:(?:\\u200D*\\p{Emoji_Modifier_Base}${emojiTail})?\\p{Emoji_Modifier}${emojiTail})`;
const emoji = `(?:${modified}|\\u200D*${pictograph}\\uFE0F?)`;
const flags = `[${regionalIndicator}]${tail}[${regionalIndicator}]${tail}`;
const keycap = `[0-9#*]${emojiTail}\\uFE0F?\\u20E3${emojiTail}`;

const word = `(?:${kana}(?:${connector}*${kana})*|(?:${hebrew}"${tail}(?=${hebrew})|${hebrew}'${tail}|${letter}(?:${joinsLetters}|${connector}*)(?=${letter})|${letter}|${digit}(?:${joinsDigits}|${connector}*)(?=${digit})|${digit})+)`;

const rule = (type: string, source: string): WordRule => ({ type, pattern: new RegExp(source, "uy") });

/**
 * The kinds of words of Lucene's StandardTokenizer: the longest match wins, of equally long ones the first in this list. The grammar is
 * Lucene's published one (StandardTokenizerImpl.jflex) over UAX #29 and UTS #51. Compiling it takes longer than a first answer may, so
 * that it waits for a text that is not plain.
 */
export function wordRules(): readonly WordRule[] {
  rules ??= compile();
  return rules;
}

let rules: readonly WordRule[] | undefined;

const compile = (): readonly WordRule[] => [
  rule("<EMOJI>", `${emoji}(?:[\\u{E0020}-\\u{E007E}]+\\u{E007F}|(?:\\u200D${emoji})*)|${keycap}|${flags}`),
  rule("<NUM>", `${connector}*${digit}(?:(?:${connector}*|${joinsDigits})${digit})*${connector}*`),
  rule("<HANGUL>", `(?:(?=\\p{Script=Hangul})${letter})+`),
  rule("<KATAKANA>", `${kana}+`),
  rule("<ALPHANUM>", `${connector}*${word}(?:${connector}+${word})*${connector}*`),
  rule("<SOUTHEAST_ASIAN>", `${sign(southEastAsian)}+`),
  rule("<IDEOGRAPHIC>", `\\p{Script=Han}${tail}`),
  rule("<HIRAGANA>", `\\p{Script=Hiragana}${tail}`),
];
