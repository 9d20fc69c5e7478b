import { fragmentsOf, type Fragment, type PlainQuery } from "./fragments";
import type { HighlightOptions } from "./options";
import type { PlacedToken } from "./occurrences";

/** Fragments of a field by Elasticsearch's `plain` highlighter: value by value, the best of each. */
export function plainFragments(
  values: readonly string[],
  tokens: readonly PlacedToken[],
  query: (tokens: readonly PlacedToken[]) => PlainQuery,
  options: HighlightOptions,
): string[] {
  const most = options.fragments === 0 ? 1 : options.fragments;
  const found: Fragment[] = [];
  for (const [value, text] of values.entries()) {
    const own = fromZero(tokens.filter((token) => token.value === value));
    const best = fragmentsOf(text, own, query(own), options)
      .toSorted((a, b) => b.score - a.score || a.number - b.number)
      .slice(0, most)
      .filter(({ score }) => score > 0);
    // Elasticsearch counts a value's fragments on from those kept so far, not from all there were.
    const before = found.length;
    found.push(...best.map((fragment) => ({ ...fragment, number: fragment.number + before })));
  }
  if (found.length === 0) return unmatched(values, tokens, options);
  return found
    .toSorted((a, b) => (options.byScore ? b.score - a.score : a.number - b.number))
    .slice(0, options.fragments === 0 ? found.length : most)
    .map(({ text }) => text);
}

/** Every value is analyzed by itself: positions begin anew. */
function fromZero(tokens: readonly PlacedToken[]): PlacedToken[] {
  const base = tokens[0]?.position ?? 0;
  return tokens.map((token) => ({ ...token, position: token.position - base }));
}

/** The first value up to the last word that ends within the size. */
function unmatched(
  values: readonly string[],
  tokens: readonly PlacedToken[],
  { noMatchSize }: HighlightOptions,
): string[] {
  const [first] = values;
  if (noMatchSize <= 0 || first === undefined) return [];
  let end = -1;
  for (const token of tokens.filter(({ value }) => value === 0)) {
    if (token.end > noMatchSize) break;
    end = token.end;
  }
  return end > 0 ? [first.slice(0, end)] : [];
}
