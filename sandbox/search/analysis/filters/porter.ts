/**
 * Porter's stemmer with its two published departures (`bli` to `ble`, `logi` to `log`), as Lucene's PorterStemFilter (M. F. Porter, "An
 * algorithm for suffix stripping", Program 14(3), 1980; https://tartarus.org/martin/PorterStemmer/).
 */
export function porter(word: string): string {
  if (word.length < 3) return word;
  let stem = inflection(plural(word));
  if (stem.endsWith("y") && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaced(stem, steps2);
  stem = replaced(stem, steps3);
  return tidy(derivation(stem));
}

type Suffix = readonly [suffix: string, by: string];

const steps2: readonly Suffix[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["logi", "log"],
];
const steps3: readonly Suffix[] = [
  ["icate", "ic"],
  ["ative", ""],
  ["alize", "al"],
  ["iciti", "ic"],
  ["ical", "ic"],
  ["ful", ""],
  ["ness", ""],
];
const steps4 = [
  "al",
  "ance",
  "ence",
  "er",
  "ic",
  "able",
  "ible",
  "ant",
  "ement",
  "ment",
  "ent",
  "ion",
  "ou",
  "ism",
  "ate",
  "iti",
  "ous",
  "ive",
  "ize",
];

/** Step 1a. */
function plural(word: string): string {
  if (word.endsWith("sses") || word.endsWith("ies")) return word.slice(0, -2);
  return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

/** Step 1b. */
function inflection(word: string): string {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = word.endsWith("ed") ? word.slice(0, -2) : word.endsWith("ing") ? word.slice(0, -3) : undefined;
  if (stem === undefined || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** Steps 2 and 3: the longest suffix alone decides. */
function replaced(word: string, steps: readonly Suffix[]): string {
  let found: Suffix | undefined;
  for (const step of steps) {
    if (word.endsWith(step[0]) && step[0].length > (found?.[0].length ?? 0)) found = step;
  }
  if (!found) return word;
  const stem = word.slice(0, -found[0].length);
  return measure(stem) > 0 ? stem + found[1] : word;
}

/** Step 4. */
function derivation(word: string): string {
  let suffix = "";
  for (const one of steps4) if (word.endsWith(one) && one.length > suffix.length) suffix = one;
  if (suffix === "") return word;
  const stem = word.slice(0, -suffix.length);
  if (measure(stem) <= 1) return word;
  return suffix === "ion" && !/[st]$/.test(stem) ? word : stem;
}

/** Step 5. */
function tidy(word: string): string {
  let stem = word;
  if (stem.endsWith("e")) {
    const shorter = stem.slice(0, -1);
    const length = measure(shorter);
    if (length > 1 || (length === 1 && !endsShort(shorter))) stem = shorter;
  }
  return stem.endsWith("ll") && measure(stem) > 1 ? stem.slice(0, -1) : stem;
}

function isVowel(word: string, at: number): boolean {
  const char = word.charAt(at);
  return "aeiou".includes(char) || (char === "y" && at > 0 && !isVowel(word, at - 1));
}

/** How often a vowel is followed by a consonant. */
function measure(word: string): number {
  let count = 0;
  let before = false;
  for (let at = 0; at < word.length; at += 1) {
    const vowel = isVowel(word, at);
    if (before && !vowel) count += 1;
    before = vowel;
  }
  return count;
}

function hasVowel(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (isVowel(word, at)) return true;
  return false;
}

const endsDouble = (word: string): boolean =>
  word.length > 1 && word.at(-1) === word.at(-2) && !isVowel(word, word.length - 1);

function endsShort(word: string): boolean {
  const end = word.length;
  return (
    end > 2 &&
    !isVowel(word, end - 1) &&
    isVowel(word, end - 2) &&
    !isVowel(word, end - 3) &&
    !/[wxy]$/.test(word)
  );
}
