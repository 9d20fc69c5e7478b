import { Boundaries } from "./boundaries";

/** The soft hyphen is a sign of its own. */
const FORMAT = "(?:(?!\\u00ad)\\p{Cf})*";
const MARKS = "(?:(?!\\u00ad)[\\p{Mn}\\p{Me}\\p{Cf}])*";
const KANJI = "\\u3005\\u4e00-\\u9fa5\\uf900-\\ufa2d";
const KATAKANA = "\\u30a1-\\u30fa\\u30fd\\u30fe";
const HIRAGANA = "\\u3041-\\u3094\\u309d\\u309e";
const DIACRITICS = "\\u3099-\\u309c\\u30fb\\u30fc";
const LETTER = `(?:(?![${KANJI}${KATAKANA}${HIRAGANA}${DIACRITICS}])[\\p{L}\\p{Mc}]${MARKS})`;
const DIGIT = `(?:\\p{N}${MARKS})`;
const WORD = `(?:${LETTER}+(?:[\\p{Pd}\\p{Pc}\\u00ad\\u2027"'.]${FORMAT}${LETTER}+)*(?:[\\u0964\\u0965]${FORMAT})?)`;
const NUMBER = `(?:${DIGIT}+(?:["',\\u066b.]${FORMAT}${DIGIT}+)*)`;
const TAIL = `(?:${NUMBER}${WORD})*(?:${NUMBER}(?:[%&\\u00a2\\u066a\\u2030\\u2031]${FORMAT})?)?`;
const LINE_END = `(?:\\r${FORMAT})?(?:[\\n\\f\\u2028\\u2029]${FORMAT})?`;
const PIECES = [
  `${WORD}${TAIL}`,
  `(?=${NUMBER})${TAIL}`,
  `(?!\\u00a2)[\\p{Sc}#.]${FORMAT}(?=${NUMBER})${TAIL}`,
  `(?:[\\p{Zs}\\t]${MARKS})+${LINE_END}`,
  `\\r${FORMAT}(?:[\\n\\f\\u2028\\u2029]${FORMAT})?`,
  `(?:[${KATAKANA}${DIACRITICS}]${FORMAT})+`,
  `(?:[${HIRAGANA}${DIACRITICS}]${FORMAT})+`,
  `(?:[${KANJI}]${FORMAT})+`,
  `[\\p{Cc}\\p{Zl}\\p{Zp}]${FORMAT}`,
  `[\\s\\S]${MARKS}`,
];
const piece = new RegExp(`${FORMAT}(?:${PIECES.join("|")})`, "uy");

/** Where words, runs of blanks and single marks begin and end, by the rules of Java's `BreakIterator.getWordInstance`. */
export function wordBoundaries(text: string): Boundaries {
  const offsets = [0];
  piece.lastIndex = 0;
  for (let found = piece.exec(text); found; found = piece.exec(text)) offsets.push(piece.lastIndex);
  return new Boundaries(offsets);
}
