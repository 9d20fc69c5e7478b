import { SearchError } from "../../errors/search-error";
import type { Segment } from "../../index/reader";
import { float, type RawJson, type ReplyValue } from "../../json/reply-value";
import { storedFieldsOf } from "../../rest/stored-fields";
import { selectSource, type SourceSelection } from "../../rest/select-source";
import type { Matches } from "../matches";
import { none } from "../doc-sets";
import { nestedSteps, type NestedStep, shownSteps } from "../nested-place";
import type { SearchScope } from "../scope";
import { Best } from "./best";
import { docValueFields } from "./doc-value-fields";
import type { SearchBody } from "./request";
import { nestedSource } from "./nested-source";
import { searchAfterValues } from "./search-after";
import { sourceFields } from "./source-fields";
import { compareFirst, compareValues, type Sorter, sorterOf, type SortValue } from "./sort";

/** A document that matched. */
export interface Hit {
  scope: SearchScope;
  segment: Segment;
  doc: number;
  score: number;
  values: readonly SortValue[];
  sorters: readonly Sorter[];
}

/** What one index gave. */
export interface ScopeMatches {
  scope: SearchScope;
  /** One a segment, in their order. */
  matches: readonly Matches[];
}

/** The best hits of all indices, after those that `from` skips. Ties stay in order of indexing, index by index. */
export function topHits(found: readonly ScopeMatches[], body: SearchBody): Hit[] {
  const most = body.from + body.size;
  const hits = body.sort.length === 0 ? bestScored(found, most) : bestSorted(found, body, most);
  return hits.slice(body.from);
}

/** The matches of one segment among all of a search: their places count from `base`. */
interface Part {
  readonly scope: SearchScope;
  readonly segment: Segment;
  readonly docs: Int32Array;
  readonly scores: Float32Array;
  readonly base: number;
}

function partsOf(found: readonly ScopeMatches[]): Part[] {
  let base = 0;
  return found.flatMap(({ scope, matches }) =>
    scope.reader.segments.map((segment, i): Part => {
      const { docs, scores = new Float32Array(docs.length) } = matches[i] ?? none;
      const part = { scope, segment, docs, scores, base };
      base += docs.length;
      return part;
    }),
  );
}

/** The hits with the greatest scores: no others are made. */
function bestScored(found: readonly ScopeMatches[], most: number): Hit[] {
  const parts = partsOf(found);
  const all = scoresOf(parts);
  const best = new Best<number>(most, (place, other) => {
    const [score, rival] = [all[place] ?? 0, all[other] ?? 0];
    return score === rival ? place > other : score < rival;
  });
  for (let place = 0; place < all.length; place += 1) {
    const { worst } = best;
    if (worst === undefined || (all[place] ?? 0) > (all[worst] ?? 0)) best.offer(place);
  }
  return best.sorted().flatMap((place) => {
    const part = parts.findLast(({ base, docs }) => base <= place && docs.length > 0);
    if (!part) return [];
    const { scope, segment, docs, base } = part;
    return [
      { scope, segment, doc: docs[place - base] ?? 0, score: all[place] ?? 0, values: [], sorters: [] },
    ];
  });
}

function scoresOf(parts: readonly Part[]): Float32Array {
  const [only, second] = parts;
  if (only && !second) return only.scores;
  const all = new Float32Array(parts.reduce((sum, { docs }) => sum + docs.length, 0));
  for (const { scores, base } of parts) all.set(scores, base);
  return all;
}

interface Placed extends Hit {
  readonly place: number;
}

/** The first hits in the order of the sort keys. */
function bestSorted(found: readonly ScopeMatches[], { sort, searchAfter }: SearchBody, most: number): Hit[] {
  const best = new Best<Placed>(most, (hit, other) => {
    const order = compareValues(sort, hit.values, other.values);
    return order === 0 ? hit.place > other.place : order > 0;
  });
  const sortersOf = new Map(found.map(({ scope }) => [scope, sort.map((key) => sorterOf(key, scope))]));
  for (const { scope, segment, docs, scores, base } of partsOf(found)) {
    const sorters = sortersOf.get(scope) ?? [];
    const after = searchAfter && searchAfterValues(searchAfter, sort, scope);
    for (let i = 0; i < docs.length; i += 1) {
      const [doc, score] = [docs[i] ?? 0, scores[i] ?? 0];
      const first = sorters[0]?.valueOf(segment, doc, score) ?? null;
      const { worst } = best;
      // Most are already behind by their first value.
      if (worst && compareFirst(sort, first, worst.values) > 0) continue;
      const values = [first, ...sorters.slice(1).map((one) => one.valueOf(segment, doc, score))];
      if (after && compareValues(sort, values, after) <= 0) continue;
      best.offer({ scope, segment, doc, score, values, sorters, place: base + i });
    }
  }
  return best.sorted();
}

/** A hit as it is shown. */
export function shownHit(hit: Hit, body: SearchBody): Readonly<Record<string, ReplyValue | undefined>> {
  const { scope, segment, doc } = hit;
  const steps = nestedSteps(segment, doc);
  const stored = segment.document(segment.rootOf(doc));
  if (body.seqNo && steps.length > 0)
    throw new SearchError(
      500,
      "unsupported_operation_exception",
      "nested documents are not assigned sequence numbers",
    );
  const scored =
    body.sort.length === 0 || body.trackScores || body.sort.some(({ field }) => field === "_score");
  return {
    _index: scope.index,
    ...(body.storedFields?.includes("_none_") && steps.length === 0 ? {} : { _id: stored.id }),
    ...(steps.length > 0 ? { _nested: shownSteps(steps) } : {}),
    ...(body.version ? { _version: stored.version } : {}),
    ...(body.seqNo ? { _seq_no: stored.seqNo, _primary_term: stored.primaryTerm } : {}),
    _score: scored ? float(hit.score) : null,
    ...(stored.routing === undefined ? {} : { _routing: stored.routing }),
    ...(stored.ignored.length > 0 && steps.length === 0 && !body.storedFields?.includes("_none_")
      ? { _ignored: [...stored.ignored] }
      : {}),
    ...(scope.mapping.sourceEnabled === false ? {} : sourceOf(stored.source, steps, body)),
    ...fieldsOf(hit, body),
    ...(body.sort.length > 0 ? { sort: hit.sorters.map((one, i) => one.shown(hit.values[i] ?? null)) } : {}),
  };
}

/** Elasticsearch merges both kinds of fields into one object. */
function fieldsOf(
  hit: Hit,
  { fields, docValueFields: columns, storedFields }: SearchBody,
): { fields?: ReplyValue; ignored_field_values?: ReplyValue } {
  if (fields.length + columns.length === 0 && !storedFields) return {};
  const document = hit.segment.document(hit.segment.rootOf(hit.doc));
  const fromSource = sourceFields(hit, fields);
  const found = {
    ...(storedFields && storedFieldsOf(document, storedFields, hit.scope.mapping)),
    ...docValueFields(hit, columns),
    ...fromSource.fields,
  };
  return {
    ...(Object.keys(found).length > 0 && { fields: found }),
    ...(Object.keys(fromSource.ignored).length > 0 && { ignored_field_values: fromSource.ignored }),
  };
}

function sourceOf(
  source: RawJson,
  steps: readonly NestedStep[],
  { source: selection, storedFields }: SearchBody,
): Record<string, ReplyValue | undefined> {
  const whole = (asked: SourceSelection | undefined): ReplyValue =>
    asked ? selectSource(source, asked) : source;
  const shown = (asked: SourceSelection | undefined): { _source: ReplyValue } => ({
    _source: steps.length > 0 ? nestedSource(source, steps, asked) : whole(asked),
  });
  // Who asks for stored fields gets the source only when it is named.
  if (!selection) return storedFields && !storedFields.includes("_source") ? {} : shown(undefined);
  return selection.wanted ? shown(selection) : {};
}
