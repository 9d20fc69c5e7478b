/**
 * Character classes of Unicode's word break property (UAX #29, table 3), written with the properties that regular expressions
 * know, so that no table has to travel. Each is the inside of a character class under the flag `u`.
 */

/** Letters of scripts that are written without blanks (Line_Break=Complex_Context). */
export const southEastAsian =
  "\\u0E01-\\u0E3A\\u0E40-\\u0E4E\\u0E81-\\u0EBD\\u0EC0-\\u0ECE\\u0EDC-\\u0EDF\\u1000-\\u103F\\u1050-\\u108F\\u109A-\\u109F" +
  "\\u1780-\\u17D3\\u17D7\\u17DC\\u17DD\\u1950-\\u196D\\u1970-\\u1974\\u1980-\\u19AB\\u19B0-\\u19C9\\u19DA\\u19DE\\u19DF\\u1A20-\\u1A5E" +
  "\\u1A60-\\u1A7C\\u1AA0-\\u1AAD\\uA9E0-\\uA9EF\\uA9FA-\\uA9FE\\uAA60-\\uAAC2\\uAADB-\\uAADF\\u{11700}-\\u{1171A}\\u{1171D}-\\u{1172B}" +
  "\\u{1173A}\\u{1173B}\\u{1173F}-\\u{11746}";

export const extend = "\\p{Grapheme_Extend}\\p{Mc}\\p{Emoji_Modifier}";
export const format =
  "\\u00AD\\u061C\\u180E\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\u{13430}-\\u{1343F}" +
  "\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0001}";
export const joiner = "\\u200D";
export const katakana = "\\p{Script=Katakana}\\u3031-\\u3035\\u309B\\u309C\\u30A0\\u30FC\\uFF70";
export const midLetter = ":\\u00B7\\u0387\\u055F\\u05F4\\u2027\\uFE13\\uFE55\\uFF1A";
export const midNumLet = ".\\u2018\\u2019\\u2024\\uFE52\\uFF07\\uFF0E";
export const midNum =
  ",;\\u037E\\u0589\\u060C\\u060D\\u066C\\u07F8\\u2044\\uFE10\\uFE14\\uFE50\\uFE54\\uFF0C\\uFF1B";
export const extendNumLet = "\\p{Pc}\\u202F";
/** Letters that are not Alphabetic to Unicode, and count as letters of a word. */
export const extraLetters =
  "\\u02C2-\\u02C5\\u02D2-\\u02D7\\u02DE\\u02DF\\u02E5-\\u02EB\\u02ED\\u02EF-\\u02FF\\u05F3" +
  "\\uA708-\\uA716\\uA720\\uA721\\uA789\\uA78A\\uAB5B";
/** Full-width digits count, as in Lucene's grammar. */
export const numeric = "\\p{Nd}\\u066B";
export const regionalIndicator = "\\u{1F1E6}-\\u{1F1FF}";
/** What Java's `Character.isWhitespace` accepts: no no-break spaces. */
export const javaWhitespace =
  "\\t-\\r\\u001C-\\u001F \\u1680\\u2000-\\u2006\\u2008-\\u200A\\u2028\\u2029\\u205F\\u3000";
