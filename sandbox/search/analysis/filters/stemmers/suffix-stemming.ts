/** The word without its last so many units, and another ending in their place. */
export const replaceEnd = (word: string, length: number, by: string): string =>
  word.slice(0, word.length - length) + by;

/** The longest of the endings that a word has; undefined without one. Endings must stand longest first. */
export const endingOf = (word: string, endings: readonly string[]): string | undefined =>
  endings.find((ending) => word.endsWith(ending));

/** Endings in the order in which they are tried. */
export const longestFirst = (endings: readonly string[]): string[] =>
  [...endings].sort((a, b) => b.length - a.length);

/**
 * Where a region begins: after the first consonant that follows a vowel, from a place on; the end of the word without one.
 * @param vowels the vowels of the language
 */
export function regionFrom(word: string, from: number, vowels: string): number {
  let at = from;
  while (at < word.length && !vowels.includes(word.charAt(at))) at += 1;
  while (at < word.length && vowels.includes(word.charAt(at))) at += 1;
  return Math.min(at + 1, word.length);
}
