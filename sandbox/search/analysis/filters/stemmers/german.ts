import { endingOf, longestFirst, regionFrom, replaceEnd } from "./suffix-stemming";

/**
 * The stemmer "German" of Snowball (https://snowballstem.org/algorithms/german/stemmer.html). Takes lower case words; other signs stay.
 */
export function german(word: string): string {
  const marked = mark(word);
  const at = regionFrom(marked, 0, VOWELS);
  const regions = { r1: Math.min(Math.max(at, 3), marked.length), r2: regionFrom(marked, at, VOWELS) };
  const stem = suffix(superlative(inflection(marked, regions), regions), regions);
  return stem
    .replaceAll("Y", "y")
    .replaceAll("U", "u")
    .replaceAll("ä", "a")
    .replaceAll("ö", "o")
    .replaceAll("ü", "u");
}

interface Regions {
  r1: number;
  r2: number;
}

const VOWELS = "aeiouyäöü";

/** `U` and `Y` for those that stand between vowels, where they are consonants; umlauts for those that are written with an e. */
const mark = (word: string): string =>
  word
    .replace(
      /([aeiouyäöü])([uy])(?=[aeiouyäöü])/g,
      (_, before: string, char: string) => before + char.toUpperCase(),
    )
    .replace(/ß|ae|oe|ue|qu/g, (found) => plain[found] ?? found);

const plain: Readonly<Record<string, string>> = { ß: "ss", ae: "ä", oe: "ö", ue: "ü" };

const inflections = longestFirst(["em", "ern", "er", "e", "en", "es", "s"]);

function inflection(word: string, { r1 }: Regions): string {
  const ending = endingOf(word, inflections);
  if (ending === undefined || word.length - ending.length < r1) return word;
  const stem = replaceEnd(word, ending.length, "");
  if (ending === "em" && stem.endsWith("syst")) return word;
  if (ending === "s") return /[bdfghklmnrt]$/.test(stem) ? stem : word;
  return /^e[ns]?$/.test(ending) && stem.endsWith("niss") ? stem.slice(0, -1) : stem;
}

function superlative(word: string, { r1 }: Regions): string {
  const ending = endingOf(word, ["est", "en", "er", "st"]);
  if (ending === undefined || word.length - ending.length < r1) return word;
  const stem = replaceEnd(word, ending.length, "");
  return ending === "st" && !(stem.length >= 4 && /[bdfghklmnt]$/.test(stem)) ? word : stem;
}

function suffix(word: string, regions: Regions): string {
  const ending = endingOf(word, ["isch", "lich", "heit", "keit", "end", "ung", "ig", "ik"]);
  if (ending === undefined || word.length - ending.length < regions.r2) return word;
  const stem = replaceEnd(word, ending.length, "");
  switch (ending) {
    case "end":
    case "ung":
      return /(?<!e)ig$/.test(stem) && stem.length - 2 >= regions.r2 ? stem.slice(0, -2) : stem;
    case "lich":
    case "heit":
      return /e[rn]$/.test(stem) && stem.length - 2 >= regions.r1 ? stem.slice(0, -2) : stem;
    case "keit":
      return withoutInner(stem, regions);
    default:
      return stem.endsWith("e") ? word : stem;
  }
}

function withoutInner(stem: string, { r2 }: Regions): string {
  const inner = endingOf(stem, ["lich", "ig"]);
  return inner !== undefined && stem.length - inner.length >= r2 ? replaceEnd(stem, inner.length, "") : stem;
}

const accents: Readonly<Record<string, string>> = {
  ...{ ä: "a", á: "a", à: "a", â: "a", ö: "o", ò: "o", ó: "o", ô: "o", ï: "i", ì: "i", í: "i", î: "i" },
  ...{ ü: "u", ù: "u", ú: "u", û: "u" },
};

/** J. Savoy's light stemmer of German (http://members.unine.ch/jacques.savoy/clef/), as Lucene's GermanLightStemmer. */
export function lightGerman(word: string): string {
  const plain = [...word].map((char) => accents[char] ?? char).join("");
  const stem = lightCase(plain);
  if (stem.length > 5 && stem.endsWith("est")) return stem.slice(0, -3);
  if (stem.length > 4 && /e[rn]$/.test(stem)) return stem.slice(0, -2);
  return stem.length > 4 && /[bdfghklmnt]st$/.test(stem) ? stem.slice(0, -2) : stem;
}

function lightCase(word: string): string {
  if (word.length > 5 && word.endsWith("ern")) return word.slice(0, -3);
  if (word.length > 4 && /e[mnrs]$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith("e")) return word.slice(0, -1);
  return word.length > 3 && /[bdfghklmnt]s$/.test(word) ? word.slice(0, -1) : word;
}
