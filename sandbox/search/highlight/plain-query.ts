import type { PlainQuery } from "./fragments";
import type { Lookup } from "./lookups";
import { phrasesOf, type PlacedToken } from "./occurrences";

/** Lookups for the `plain` highlighter: a phrase's words are marked where the phrase stands. */
export function plainQuery(lookups: readonly Lookup[]): (tokens: readonly PlacedToken[]) => PlainQuery {
  return (tokens) => {
    const words = lookups.filter((lookup) => lookup.kind === "word");
    const spans = new Map<string, { from: number; to: number }[]>();
    for (const lookup of lookups) {
      if (lookup.kind !== "phrase") continue;
      for (const places of phrasesOf(tokens, lookup)) addSpans(spans, places);
    }
    return {
      marks: ({ text, position }) =>
        words.some((word) => word.fits(text)) ||
        (spans.get(text) ?? []).some(({ from, to }) => position >= from && position <= to),
      phraseEnd: (term, position) => spans.get(term)?.find(({ from }) => from === position)?.to,
    };
  };
}

function addSpans(spans: Map<string, { from: number; to: number }[]>, places: readonly PlacedToken[]): void {
  const span = { from: places[0]?.position ?? 0, to: places.at(-1)?.position ?? 0 };
  for (const { text } of places) spans.set(text, [...(spans.get(text) ?? []), span]);
}
