import type { ReplyValue } from "../json/reply-value";
import { type DocumentSet, Gathered } from "./document-set";
import type { FieldSource } from "./field-source";
import { visitNumbers } from "./field-values";
import { bucketComparator } from "./order";
import type { Bucket, Results } from "./result";
import type { AggregationRun } from "./run";
import type { HistogramCommon } from "./tree";

/** A line of buckets: which one a value falls in, which one follows. */
export interface BucketLine {
  round(value: number): number;
  next(start: number): number;
  /** Whether a bucket may exist at all (`hard_bounds`). */
  allows(start: number): boolean;
  /** Starts that must exist (`extended_bounds`), already rounded. */
  readonly least: number | undefined;
  readonly most: number | undefined;
  key(start: number): ReplyValue;
  /** The key as a text, for `keyed` and `key_as_string`. */
  keyText(start: number): string;
}

/** Groups numbers on a line of buckets, fills its gaps and sorts. */
export function runHistogram(
  definition: HistogramCommon,
  source: FieldSource,
  line: BucketLine,
  set: DocumentSet,
  run: AggregationRun,
  below: ((set: DocumentSet) => Results) | undefined,
): readonly Bucket[] {
  const groups = group(source, line, set, below !== undefined);
  const starts =
    definition.minDocCount === 0 ? withoutGaps([...groups.keys()], line, run) : [...groups.keys()];
  const empty = new Gathered();
  const shown = starts.filter((start) => (groups.get(start) ?? empty).count >= definition.minDocCount);
  if (definition.minDocCount !== 0) run.charge(shown.length);
  const buckets = shown.map((start) => {
    const gathered = groups.get(start) ?? empty;
    const text = line.keyText(start);
    return {
      key: start,
      keyText: text,
      head: { ...(source.format.printed && { key_as_string: text }), key: line.key(start) },
      docCount: gathered.count,
      results: below ? below(gathered.set()) : new Map(),
    };
  });
  return buckets.sort(bucketComparator(definition.order));
}

function group(
  source: FieldSource,
  line: BucketLine,
  set: DocumentSet,
  keep: boolean,
): Map<number, Gathered> {
  const groups = new Map<number, Gathered>();
  for (const part of set) {
    let lastDocument = -1;
    let lastStart = Number.NaN;
    visitNumbers(source, part, (value, i) => {
      const start = line.round(value);
      // Values of a document come in order: a bucket takes it once.
      if ((i === lastDocument && start === lastStart) || !line.allows(start)) return;
      lastDocument = i;
      lastStart = start;
      let gathered = groups.get(start);
      if (!gathered) {
        gathered = new Gathered();
        groups.set(start, gathered);
      }
      gathered.add(part, i, keep);
    });
  }
  return groups;
}

const COUNTED_AHEAD = 10_000;

function withoutGaps(starts: readonly number[], line: BucketLine, run: AggregationRun): readonly number[] {
  const sorted = starts.toSorted((a, b) => a - b);
  const filled: number[] = [];
  let empty = 0;
  const fill = (from: number, end: number, inclusive: boolean): void => {
    for (let start = from; start < end || (inclusive && start === end); start = line.next(start)) {
      run.charge(1);
      empty++;
      // Elasticsearch counts empty buckets once ahead, in tens of thousands.
      if (empty % COUNTED_AHEAD === 0) run.charge(COUNTED_AHEAD);
      filled.push(start);
    }
  };
  const first = sorted[0];
  if (first === undefined) {
    if (line.least !== undefined && line.most !== undefined) fill(line.least, line.most, true);
    return filled;
  }
  if (line.least !== undefined) fill(line.least, first, false);
  for (const [i, start] of sorted.entries()) {
    const following = sorted[i + 1];
    run.charge(1);
    filled.push(start);
    if (following !== undefined) fill(line.next(start), following, false);
  }
  const last = sorted.at(-1) ?? first;
  if (line.most !== undefined) fill(line.next(last), line.most, true);
  return filled;
}
