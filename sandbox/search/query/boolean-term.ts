import type { MappedField } from "../index/mapping";
import type { FieldStatistics, IndexReader, Segment } from "../index/reader";
import { bm25, inverseDocumentFrequency, normFactors, termWeight } from "../score/bm25";
import { none, selected } from "./doc-sets";
import { hasNumber } from "./has-number";
import type { Matches } from "./matches";
import type { SearchScope } from "./scope";

/** How often a boolean field is true or false: Lucene keeps the values as the terms `T` and `F`. */
export interface BooleanStatistics {
  readonly docFreq: number;
  readonly statistics: FieldStatistics;
}

/** Counts a value in all live documents; `undefined` when none has the field. */
export function booleanStatistics(
  { name }: MappedField,
  wanted: number,
  { reader }: SearchScope,
): BooleanStatistics | undefined {
  const { docCount, values, docFreqs } = countsOf(reader, name);
  if (docCount === 0) return undefined;
  const statistics = { docCount, sumTotalTermFreq: values, sumDocFreq: values };
  return { docFreq: docFreqs[wanted] ?? 0, statistics };
}

interface Counts {
  /** Documents that have the field, and how many values they have. */
  docCount: number;
  values: number;
  /** Documents with false, and with true. */
  docFreqs: [number, number];
}

/** Counted once for what a reader sees, as terms are when they are written. */
const counted = new WeakMap<IndexReader, Map<string, Counts>>();

function countsOf(reader: IndexReader, field: string): Counts {
  const fields = counted.get(reader) ?? new Map<string, Counts>();
  counted.set(reader, fields);
  const counts = fields.get(field) ?? count(reader, field);
  fields.set(field, counts);
  return counts;
}

function count({ segments }: IndexReader, field: string): Counts {
  const counts: Counts = { docCount: 0, values: 0, docFreqs: [0, 0] };
  for (const segment of segments) {
    const column = segment.numbers(field);
    for (let doc = 0; column && doc < segment.size; doc += 1) {
      const own = segment.isLive(doc) ? column.values(doc).map(Number) : [];
      if (own.length > 0) counts.docCount += 1;
      counts.values += own.length;
      if (own.includes(0)) counts.docFreqs[0] += 1;
      if (own.includes(1)) counts.docFreqs[1] += 1;
    }
  }
  return counts;
}

/** Documents with a boolean value, scored as a term that stands once in each. */
export function weighBoolean(
  field: MappedField,
  wanted: number,
  scope: SearchScope,
  boost: number,
): (segment: Segment) => Matches {
  const found = booleanStatistics(field, wanted, scope);
  if (!found) return () => none;
  const { docFreq, statistics } = found;
  const weight = termWeight(boost, inverseDocumentFrequency(docFreq, statistics.docCount));
  const score = bm25(weight, 1, normFactors(statistics)[1] ?? 0);
  return (segment) => {
    const column = segment.numbers(field.name);
    if (!column) return none;
    return selected(
      segment,
      score,
      hasNumber(column, (value) => value === wanted),
    );
  };
}
