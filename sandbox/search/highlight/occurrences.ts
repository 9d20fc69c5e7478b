import type { Token } from "../analysis/analyzer";
import type { Lookup } from "./lookups";

/** Where a query's words stand in the values of a field. */
export interface Occurrence {
  /** Number of the value; offsets count in it, UTF-16 units. */
  value: number;
  start: number;
  end: number;
  position: number;
  endPosition: number;
  /** What was looked for: places of one lookup count as one term. */
  key: string;
}

/** A token and the value that it stands in; positions go on from value to value. */
export interface PlacedToken extends Token {
  value: number;
}

/** Every place of every lookup, in order of the text. A phrase is one place. */
export function occurrencesOf(tokens: readonly PlacedToken[], lookups: readonly Lookup[]): Occurrence[] {
  return lookups
    .flatMap((lookup) =>
      lookup.kind === "phrase"
        ? phrasesOf(tokens, lookup).map((words) => joined(words, lookup.key))
        : tokens.filter((token) => lookup.fits(token.text)).map((token) => joined([token], lookup.key)),
    )
    .toSorted((a, b) => a.position - b.position || a.endPosition - b.endPosition || a.start - b.start);
}

/** The same, but every word of a phrase is a place of its own, once however many lookups find it. */
export function wordOccurrencesOf(tokens: readonly PlacedToken[], lookups: readonly Lookup[]): Occurrence[] {
  const words = lookups.filter((lookup) => lookup.kind === "word");
  const inPhrases = new Set(
    lookups.flatMap((lookup) => (lookup.kind === "phrase" ? phrasesOf(tokens, lookup).flat() : [])),
  );
  return tokens.flatMap((token) => {
    const found = words.filter((word) => word.fits(token.text)).map(({ key }) => joined([token], key));
    return found.length === 0 && inPhrases.has(token) ? [joined([token], `=${token.text}`)] : found;
  });
}

/** The tokens of each place of a phrase: every word at its distance from the first. */
export function phrasesOf(
  tokens: readonly PlacedToken[],
  { words }: Extract<Lookup, { kind: "phrase" }>,
): (readonly PlacedToken[])[] {
  const [first] = words;
  if (!first) return [];
  const at = new Map<number, PlacedToken[]>();
  for (const token of tokens) {
    const there = at.get(token.position);
    if (there) there.push(token);
    else at.set(token.position, [token]);
  }
  return tokens
    .filter((token) => first.fits(token.text))
    .flatMap((token) => {
      const found = words.map((word) =>
        at.get(token.position + word.offset)?.find((other) => word.fits(other.text)),
      );
      const whole = found.flatMap((one) => one ?? []);
      return whole.length === words.length ? [whole] : [];
    });
}

function joined(words: readonly PlacedToken[], key: string): Occurrence {
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) throw new Error("a match without words");
  return {
    value: first.value,
    start: first.start,
    // A phrase may go from one value into the next where no gap is left between them.
    end: last.value === first.value ? last.end : first.end,
    position: first.position,
    endPosition: last.position,
    key,
  };
}
