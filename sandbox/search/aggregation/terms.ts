import { double, type ReplyValue } from "../json/reply-value";
import { type DocumentPart, type DocumentSet, Gathered } from "./document-set";
import type { FieldSource } from "./field-source";
import { visitNumbers } from "./field-values";
import { bucketComparator, ordersByResults } from "./order";
import { type Bucket, NO_RESULTS, type ReplyMembers, type Results } from "./result";
import type { AggregationRun } from "./run";
import { termFilter } from "./term-filter";
import type { TermsDefinition } from "./tree";

/** Candidate buckets by key, before sorting. */
type Groups = Map<string | number, Gathered>;

/** Buckets of `terms` and what stands before them. */
export interface TermsBuckets {
  readonly type: string;
  readonly head: ReplyMembers;
  readonly buckets: readonly Bucket[];
}

/** Groups documents by the values of a field. `below` makes the results of a bucket. */
export function runTerms(
  name: string,
  definition: TermsDefinition,
  source: FieldSource,
  set: DocumentSet,
  run: AggregationRun,
  below: ((set: DocumentSet) => Results) | undefined,
): TermsBuckets {
  const groups = groupByTerm(name, definition, source, set, run, below !== undefined);
  const early = ordersByResults(definition.order);
  const candidates = [...groups].map(([key, gathered]) => ({
    key,
    docCount: gathered.count,
    gathered,
    results: early && below ? below(gathered.set()) : NO_RESULTS,
  }));
  candidates.sort(bucketComparator(definition.order));
  const { kept, other, error } = cut(candidates, definition);
  run.charge(kept.length);
  const show = definition.showError ? { tail: { doc_count_error_upper_bound: error } } : {};
  return {
    type: source.mapped || source.missing !== undefined ? typeName(source) : "umterms",
    head: { doc_count_error_upper_bound: error, sum_other_doc_count: other },
    buckets: kept.map(({ key, docCount, gathered, results }) => ({
      key,
      ...keyMembers(key, source),
      docCount,
      ...show,
      results: early || !below ? results : below(gathered.set()),
    })),
  };
}

function typeName({ kind, whole }: FieldSource): string {
  if (kind === "keyword") return "sterms";
  return kind === "number" && !whole ? "dterms" : "lterms";
}

function keyMembers(key: string | number, source: FieldSource): Pick<Bucket, "head" | "keyText"> {
  if (typeof key === "string") return { keyText: key, head: { key } };
  const shown: ReplyValue = source.kind === "number" && !source.whole ? double(key) : key;
  if (source.format.printed) {
    const text = source.format.print(key);
    return { keyText: text, head: { key: shown, key_as_string: text } };
  }
  return { keyText: source.whole ? String(key) : source.format.print(key), head: { key: shown } };
}

/**
 * As one shard and the reduction behind it cut the list: the shard hands over its first `shard_size` buckets, of which
 * those with too few documents are dropped; what is cut off counts as other. The error is unknown (-1) when something
 * was cut by an order in which the next bucket could be anything.
 */
function cut<B extends { docCount: number }>(
  candidates: readonly B[],
  definition: TermsDefinition,
): { kept: readonly B[]; other: number; error: number } {
  const sorted = definition.minDocCount > 0 ? candidates.filter(({ docCount }) => docCount > 0) : candidates;
  const [first] = definition.order;
  const byKey = first?.by === "_key";
  const suggested = byKey ? definition.size : Math.trunc(definition.size * 1.5 + 10);
  const shardSize = Math.max(definition.shardSize ?? suggested, definition.size);
  const handedOver = sorted.slice(0, shardSize).filter(({ docCount }) => docCount >= definition.minDocCount);
  const kept = handedOver.slice(0, definition.size);
  const sum = (buckets: readonly B[]): number => buckets.reduce((total, { docCount }) => total + docCount, 0);
  const bounded = byKey || (first?.by === "_count" && first.descending);
  return {
    kept,
    other: sum(handedOver.slice(definition.size)) + sum(sorted.slice(shardSize)),
    error: bounded || sorted.length < shardSize ? 0 : -1,
  };
}

function groupByTerm(
  name: string,
  definition: TermsDefinition,
  source: FieldSource,
  set: DocumentSet,
  run: AggregationRun,
  keep: boolean,
): Groups {
  const allowed = termFilter(name, definition, source);
  const groups: Groups = new Map();
  const group = (key: string | number): Gathered | undefined => {
    const known = groups.get(key);
    if (known || (allowed && !allowed(key))) return known;
    const gathered = new Gathered();
    groups.set(key, gathered);
    return gathered;
  };
  for (const part of set) {
    if (source.kind === "keyword") groupTexts(source, part, group, keep);
    else groupNumbers(source, part, group, keep);
  }
  if (definition.minDocCount === 0) addUnmatched(source, run, group);
  return groups;
}

type Group = (key: string | number) => Gathered | undefined;

function groupTexts(source: FieldSource, part: DocumentPart, group: Group, keep: boolean): void {
  const column = source.keywords(part);
  const byOrdinal: (Gathered | undefined | null)[] = [];
  const { missing } = source;
  for (let i = 0; i < part.docs.length; i++) {
    const ordinals = column?.ordinals(part.docs[i] ?? 0) ?? [];
    if (ordinals.length === 0 && typeof missing === "string") group(missing)?.add(part, i, keep);
    for (const ordinal of ordinals) {
      let gathered = byOrdinal[ordinal];
      if (gathered === undefined) {
        gathered = group(column?.value(ordinal) ?? "") ?? null;
        byOrdinal[ordinal] = gathered;
      }
      gathered?.add(part, i, keep);
    }
  }
}

function groupNumbers(source: FieldSource, part: DocumentPart, group: Group, keep: boolean): void {
  let lastDocument = -1;
  let lastValue = Number.NaN;
  visitNumbers(source, part, (value, i) => {
    // Values of a document come in order: an equal one counts once.
    if (i === lastDocument && value === lastValue) return;
    lastDocument = i;
    lastValue = value;
    group(value)?.add(part, i, keep);
  });
}

/** With `min_doc_count: 0` every term of the indices has a bucket, whoever matches. */
function addUnmatched(source: FieldSource, run: AggregationRun, group: Group): void {
  for (const scope of run.scopes) {
    for (const [number, segment] of scope.reader.segments.entries()) {
      const part: DocumentPart = { scope, segment, number, docs: [], scores: undefined };
      const keywords = source.kind === "keyword" ? source.keywords(part) : undefined;
      for (let ordinal = 0; ordinal < (keywords?.size ?? 0); ordinal++) group(keywords?.value(ordinal) ?? "");
      const numbers = source.kind === "keyword" ? undefined : source.numbers(part);
      if (!numbers) continue;
      for (let doc = 0; doc < segment.size; doc++) {
        for (const value of numbers.values(doc)) group(Number(value));
      }
    }
  }
}
