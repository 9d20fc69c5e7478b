import type { KeywordColumn, Segment } from "../index/reader";

const cache = new WeakMap<Segment, Map<string, KeywordColumn>>();

/** Terms of a text field by document (`fielddata: true`): the inverted index turned round, once a segment. */
export function fielddata(segment: Segment, field: string): KeywordColumn | undefined {
  const fields = cache.get(segment) ?? new Map<string, KeywordColumn>();
  cache.set(segment, fields);
  const known = fields.get(field);
  if (known) return known;
  const terms = segment.terms(field);
  if (!terms) return undefined;
  const byDocument = new Map<number, number[]>();
  for (let ordinal = 0; ordinal < terms.size; ordinal++) {
    for (const doc of terms.postings(ordinal).docs) {
      const ordinals = byDocument.get(doc);
      if (ordinals) ordinals.push(ordinal);
      else byDocument.set(doc, [ordinal]);
    }
  }
  const column: KeywordColumn = {
    size: terms.size,
    value: (ordinal) => terms.term(ordinal),
    ordinals: (doc) => byDocument.get(doc) ?? [],
    first: (doc) => byDocument.get(doc)?.[0] ?? -1,
    singleValued: false,
  };
  fields.set(field, column);
  return column;
}
