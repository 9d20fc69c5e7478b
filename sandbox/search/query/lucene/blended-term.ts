import type { MappedField } from "../../index/mapping";
import type { SearchScope } from "../scope";
import { boosted, type LuceneQuery } from "./lucene-query";

/**
 * One word in several fields, as rare in each as in the field that has it most; fields that have it less often get one document more each
 * (Elasticsearch's BlendedTermQuery).
 */
export function blendedTerm(
  term: string,
  members: readonly { field: MappedField; boost: number }[],
  tieBreaker: number,
  scope: SearchScope,
): LuceneQuery {
  const frequencies = blendedFrequencies(
    term,
    members.map(({ field }) => field.name),
    scope,
  );
  const queries = members.map(({ field, boost }, i): LuceneQuery => {
    const docFreq = frequencies[i];
    return boosted({ kind: "term", field, term, boost: 1, ...(docFreq !== undefined && { docFreq }) }, boost);
  });
  return { kind: "dis_max", queries, tieBreaker, boost: 1 };
}

/** Document frequencies in the order of the fields; `undefined` where a field has not the term. */
function blendedFrequencies(
  term: string,
  fields: readonly string[],
  { reader }: SearchScope,
): (number | undefined)[] {
  const own = fields.map((field) => reader.termStatistics(field, term).docFreq);
  const totals = fields.flatMap((field, i) =>
    own[i] ? [reader.fieldStatistics(field)?.sumTotalTermFreq ?? 0] : [],
  );
  const most = Math.max(...own);
  if (most === 0) return fields.map(() => undefined);
  const limit = Math.min(reader.maxDoc, ...totals);
  const order = fields.map((_, i) => i).toSorted((a, b) => (own[b] ?? 0) - (own[a] ?? 0));
  const blended: (number | undefined)[] = fields.map(() => undefined);
  let actual = Math.min(limit, most);
  let previous = most;
  for (const i of order) {
    const current = own[i] ?? 0;
    if (current === 0) break;
    if (previous > current) actual += 1;
    blended[i] = Math.min(limit, actual);
    previous = current;
  }
  return blended;
}
