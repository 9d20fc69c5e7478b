import { double } from "../json/reply-value";
import { type DocumentSet, Gathered } from "./document-set";
import type { FieldSource } from "./field-source";
import { visitNumbers } from "./field-values";
import type { Bucket, Results } from "./result";
import { shown } from "./value-format";
import type { GivenValue, RangeDefinition } from "./tree";

interface Range {
  readonly key: string | undefined;
  /** Included; minus infinity when open. */
  readonly from: number;
  /** Excluded; infinity when open. */
  readonly to: number;
}

/** Buckets of `range` and `date_range`, by their ends. */
export function runRange(
  definition: RangeDefinition,
  source: FieldSource,
  set: DocumentSet,
  below: (set: DocumentSet) => Results,
): readonly Bucket[] {
  const ranges = resolveRanges(definition, source);
  const stored = precisionOf(source);
  const bounds = ranges.map((range) => ({
    from: stored(range.from),
    to: stored(range.to),
    gathered: new Gathered(),
  }));
  for (const part of set) {
    const last = new Int32Array(bounds.length).fill(-1);
    visitNumbers(source, part, (value, i) => {
      for (const [r, { from, to, gathered }] of bounds.entries()) {
        // A document counts once in a range, with however many values.
        if (value < from || !(value < to) || last[r] === i) continue;
        last[r] = i;
        gathered.add(part, i, true);
      }
    });
  }
  return ranges.map((range, r) => {
    const gathered = bounds[r]?.gathered ?? new Gathered();
    return { ...rangeMembers(range, source), docCount: gathered.count, results: below(gathered.set()) };
  });
}

function resolveRanges(definition: RangeDefinition, source: FieldSource): readonly Range[] {
  return definition.ranges
    .map(({ key, from, to }) => ({
      key,
      from: from === undefined ? Number.NEGATIVE_INFINITY : rangeEnd(from, definition, source),
      to: to === undefined ? Number.POSITIVE_INFINITY : rangeEnd(to, definition, source),
    }))
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

/** A number is itself in `range`; in `date_range` the format reads its whole part, so that it may count seconds. */
export function rangeEnd(end: GivenValue, { type }: RangeDefinition, { format }: FieldSource): number {
  if (typeof end !== "number") return format.parse(end);
  return type === "range" ? end : format.parse(String(Math.trunc(end)));
}

const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ends are compared as the field keeps its values: 0.1 of a float is 0.10000000149011612. */
function precisionOf({ type }: FieldSource): (value: number) => number {
  return type === "float" ? Math.fround : (value) => value;
}

function rangeMembers(range: Range, { format }: FieldSource): Pick<Bucket, "key" | "keyText" | "head"> {
  const from = Number.isFinite(range.from) ? format.print(range.from) : "*";
  const to = Number.isFinite(range.to) ? format.print(range.to) : "*";
  const key = range.key ?? `${from}-${to}`;
  const head = {
    ...(Number.isFinite(range.from) && {
      from: double(range.from),
      ...(format.printed && { from_as_string: shown(range.from, format) }),
    }),
    ...(Number.isFinite(range.to) && {
      to: double(range.to),
      ...(format.printed && { to_as_string: shown(range.to, format) }),
    }),
  };
  return { key, keyText: key, head };
}
