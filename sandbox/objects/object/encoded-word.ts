import { toBase64 } from "../digest/base64";
import { toUtf8 } from "../digest/utf8";

/** What fits between `=?UTF-8?q?` and `?=` in the 75 characters of a word. */
const MOST = 63;
/** Bytes that make so many characters of base64, in whole groups. */
const MOST_BYTES = 45;

/** Signs that an encoded word may not hold as they are (RFC 2047, section 5.3): with one of them MinIO writes base64. */
const SPECIAL = /["#$%&'(),.:;<>@[\]^`{|}~]/;

/**
 * A value of metadata as it stands in a header of an answer: what is not printable ASCII makes it encoded words (RFC 2047), one after
 * the other. S3 and MinIO do so; a client decodes them.
 */
export function encodedWords(text: string): string {
  if (/^[\t\x20-\x7e]*$/.test(text)) return text;
  const letters = Array.from(text);
  const words = SPECIAL.test(text)
    ? inWords(letters, MOST_BYTES, (letter) => toUtf8(letter).length).map(
        (word) => `=?UTF-8?b?${toBase64(toUtf8(word))}?=`,
      )
    : inWords(letters.map(quoted), MOST, (letter) => letter.length).map((word) => `=?UTF-8?q?${word}?=`);
  return words.join(" ");
}

/** The pieces in words of at most so much; none is cut. */
function inWords(pieces: readonly string[], most: number, lengthOf: (piece: string) => number): string[] {
  const words: string[] = [];
  let [word, length] = ["", 0];
  for (const piece of pieces) {
    if (length + lengthOf(piece) > most) {
      words.push(word);
      [word, length] = ["", 0];
    }
    word += piece;
    length += lengthOf(piece);
  }
  return [...words, word];
}

function quoted(letter: string): string {
  if (letter === " ") return "_";
  if (/^[!-~]$/.test(letter) && !/[=?_]/.test(letter)) return letter;
  return Array.from(toUtf8(letter), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
    "",
  );
}
