import { endingOf, longestFirst, regionFrom, replaceEnd } from "./suffix-stemming";

/**
 * The stemmer "English" of Snowball, also called Porter2 (M. F. Porter, https://snowballstem.org/algorithms/english/stemmer.html).
 * Takes lower case words.
 */
export function porter2(word: string): string {
  const special = whole.get(word);
  if (special !== undefined) return special;
  if (word.length < 3) return word;
  const bare = word.replace(/^'/, "");
  const marked = markConsonants(bare);
  const stem = stemOf(marked);
  return marked === bare ? stem : stem.replaceAll("Y", "y");
}

const whole: ReadonlyMap<string, string> = new Map([
  ["skis", "ski"],
  ["skies", "sky"],
  ["dying", "die"],
  ["lying", "lie"],
  ["tying", "tie"],
  ["idly", "idl"],
  ["gently", "gentl"],
  ["ugly", "ugli"],
  ["early", "earli"],
  ["only", "onli"],
  ["singly", "singl"],
  ...["sky", "news", "howe", "atlas", "cosmos", "bias", "andes"].map((same): [string, string] => [
    same,
    same,
  ]),
]);

/** Words that end after the plural is off. */
const finished = /^(?:inning|outing|canning|herring|earring|proceed|exceed|succeed)$/;
const VOWELS = "aeiouy";
const isVowel = (char: string): boolean => char !== "" && VOWELS.includes(char);
const hasVowel = (text: string): boolean => [...text].some(isVowel);

/** `Y` for a y that is a consonant: at the beginning, and after a vowel. */
function markConsonants(word: string): string {
  return [...word].reduce(
    (marked, char) => marked + (char === "y" && (marked === "" || isVowel(marked.slice(-1))) ? "Y" : char),
    "",
  );
}

interface Regions {
  r1: number;
  r2: number;
}

function regionsOf(word: string): Regions {
  const prefix = /^(?:gener|commun|arsen)/.exec(word);
  const r1 = prefix ? prefix[0].length : regionFrom(word, 0, VOWELS);
  return { r1, r2: regionFrom(word, r1, VOWELS) };
}

function stemOf(word: string): string {
  const regions = regionsOf(word);
  const singular = plural(word.replace(/(?:'s'|'s|')$/, ""));
  if (finished.test(singular)) return singular;
  const infinitive = finalY(inflection(singular, regions));
  return finalLetter(derivation(step3(step2(infinitive, regions), regions), regions), regions);
}

function plural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (/(?:ied|ies)$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/(?:us|ss)$/.test(word) || !word.endsWith("s")) return word;
  return hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function inflection(word: string, { r1 }: Regions): string {
  const ending = endingOf(word, ["eedly", "ingly", "edly", "eed", "ing", "ed"]);
  if (ending === undefined) return word;
  const stem = replaceEnd(word, ending.length, "");
  if (ending.startsWith("ee")) return stem.length >= r1 ? `${stem}ee` : word;
  if (!hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  // "adding" keeps its double letter, "hopping" does not.
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
  return stem.length <= r1 && endsShort(stem) ? `${stem}e` : stem;
}

/** Whether a word ends with a short syllable: consonant, vowel, consonant that is none of w, x, Y; or a whole word of vowel and consonant. */
function endsShort(word: string): boolean {
  const [third, second, last] = [word.charAt(word.length - 3), word.slice(-2, -1), word.slice(-1)];
  if (!isVowel(second) || isVowel(last)) return false;
  return word.length === 2 || (third !== "" && !isVowel(third) && !"wxY".includes(last));
}

const finalY = (word: string): string =>
  word.length > 2 && /[yY]$/.test(word) && !isVowel(word.slice(-2, -1)) ? `${word.slice(0, -1)}i` : word;

const second: Readonly<Record<string, string>> = {
  ...{ tional: "tion", enci: "ence", anci: "ance", abli: "able", entli: "ent", izer: "ize", ization: "ize" },
  ...{ ational: "ate", ation: "ate", ator: "ate", alism: "al", aliti: "al", alli: "al", fulness: "ful" },
  ...{ ousli: "ous", ousness: "ous", iveness: "ive", iviti: "ive", biliti: "ble", bli: "ble", ogi: "og" },
  ...{ fulli: "ful", lessli: "less", li: "" },
};
const secondEndings = longestFirst(Object.keys(second));

function step2(word: string, { r1 }: Regions): string {
  const ending = endingOf(word, secondEndings);
  if (ending === undefined || word.length - ending.length < r1) return word;
  const before = word.charAt(word.length - ending.length - 1);
  if (ending === "ogi" && before !== "l") return word;
  if (ending === "li" && (before === "" || !"cdeghkmnrt".includes(before))) return word;
  return replaceEnd(word, ending.length, second[ending] ?? "");
}

const third: Readonly<Record<string, string>> = {
  ...{ tional: "tion", ational: "ate", alize: "al", icate: "ic", iciti: "ic", ical: "ic", ful: "", ness: "" },
  ative: "",
};
const thirdEndings = longestFirst(Object.keys(third));

function step3(word: string, { r1, r2 }: Regions): string {
  const ending = endingOf(word, thirdEndings);
  if (ending === undefined || word.length - ending.length < (ending === "ative" ? r2 : r1)) return word;
  return replaceEnd(word, ending.length, third[ending] ?? "");
}

const derivations = longestFirst(
  "al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion".split(" "),
);

function derivation(word: string, { r2 }: Regions): string {
  const ending = endingOf(word, derivations);
  if (ending === undefined || word.length - ending.length < r2) return word;
  const stem = replaceEnd(word, ending.length, "");
  return ending === "ion" && !/[st]$/.test(stem) ? word : stem;
}

function finalLetter(word: string, { r1, r2 }: Regions): string {
  const stem = word.slice(0, -1);
  if (word.endsWith("e")) return stem.length >= r2 || (stem.length >= r1 && !endsShort(stem)) ? stem : word;
  return word.endsWith("ll") && stem.length >= r2 ? stem : word;
}
