/** Lucene's stop words of English (EnglishAnalyzer.ENGLISH_STOP_WORDS_SET). */
export const englishStopWords: ReadonlySet<string> = new Set(
  "a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was will with".split(
    " ",
  ),
);

/** Takes `'s` off the end (EnglishPossessiveFilter): three signs count as apostrophes. */
export const withoutPossessive = (text: string): string => text.replace(/['\u2019\uFF07][sS]$/, "");

/** Harman's "s" stemmer (EnglishMinimalStemmer). */
export function minimalEnglish(word: string): string {
  if (word.length < 3 || !word.endsWith("s")) return word;
  const before = word.charAt(word.length - 2);
  if (before === "u" || before === "s") return word;
  if (before !== "e") return word.slice(0, -1);
  const third = word.charAt(word.length - 3);
  if (word.length > 3 && third === "i" && !/[ae]/.test(word.charAt(word.length - 4)))
    return `${word.slice(0, -3)}y`;
  return third === "i" || third === "a" || third === "o" || third === "e" ? word : word.slice(0, -1);
}
