import { illegalArgument } from "../errors/search-error";
import type { MappedField } from "../index/mapping";
import type { Segment } from "../index/reader";
import { matchesWildcard } from "../index/wildcard";

import { textsOf, tokensOf } from "./field-text";
import { type Lookup, lookupsOf, withoutExclusions } from "./lookups";
import { occurrencesOf, type PlacedToken, wordOccurrencesOf } from "./occurrences";
import type { HighlightOptions, HighlightRequest } from "./options";
import { plainFragments } from "./plain";
import { plainQuery } from "./plain-query";
import { unifiedFragments } from "./unified";
import type { Query } from "../query/query";
import type { SearchScope } from "../query/scope";
import { levelOf } from "../query/nested-level";
import { weigh } from "../query/weigh";

/** The `highlight` of a hit: fragments by field; `undefined` when no field has any. */
export type Highlighter = (segment: Segment, doc: number) => Record<string, string[]> | undefined;

interface FieldWork {
  name: string;
  field: MappedField;
  options: HighlightOptions;
  query: Query;
}

/** Prepares the highlighting of an index's hits; throws what its shards refuse. */
export function prepareHighlight(request: HighlightRequest, query: Query, scope: SearchScope): Highlighter {
  const works = request.fields.flatMap(({ name, options }) => fieldsMeant(name, options, query, scope));
  for (const { name, options } of works) checkType(name, options);
  const matches = membership(scope);
  return (segment, doc) => {
    const found: Record<string, string[]> = {};
    for (const work of works) {
      const lookups = lookupsOf(
        work.query,
        scope,
        (part) =>
          !work.options.requireFieldMatch || work.options.type === "plain" || matches(part, segment, doc),
      );
      const fragments = fragmentsOf(work, lookups, segment, doc, scope);
      if (fragments.length > 0) found[work.name] = fragments;
    }
    return Object.keys(found).length > 0 ? found : undefined;
  };
}

/** Fields that a name stands for; wildcards mean texts and keywords only. */
function fieldsMeant(
  name: string,
  options: HighlightOptions,
  query: Query,
  { mapping }: SearchScope,
): FieldWork[] {
  const wild = name.includes("*");
  const names = wild ? mapping.fieldNames.filter((each) => matchesWildcard(name, each)) : [name];
  return names.flatMap((each) => {
    const field = mapping.field(each);
    if (!field || each.startsWith("_")) return [];
    if (wild && field.type !== "text" && field.type !== "keyword") return [];
    return [{ name: each, field, options, query: withoutExclusions(options.query ?? query, field.name) }];
  });
}

function checkType(name: string, { type, boundaryScanner, fragmenter }: HighlightOptions): void {
  if (type === "fvh") {
    throw illegalArgument(
      `the field [${name}] should be indexed with term vector with position offsets to be used with fast vector highlighter`,
    );
  }
  if (type !== "unified" && type !== "plain")
    throw illegalArgument(`unknown highlighter type [${type}] for the field [${name}]`);
  if (type === "unified" && boundaryScanner === "chars")
    throw illegalArgument("Invalid boundary scanner type: chars");
  if (type === "plain" && fragmenter !== undefined && fragmenter !== "simple" && fragmenter !== "span")
    throw illegalArgument(`unknown fragmenter option [${fragmenter}] for the field [${name}]`);
}

function fragmentsOf(
  work: FieldWork,
  lookups: readonly Lookup[],
  segment: Segment,
  doc: number,
  scope: SearchScope,
): string[] {
  const { field, options } = work;
  const { mapping } = scope;
  const values = textsOf(field, segment, doc, mapping);
  const reach = analyzedReach(work, values, segment.docBase + doc, scope);
  const analyzed = [field, ...options.matchedFields.flatMap((name) => mapping.field(name) ?? [])].filter(
    (each, i, all) => all.findIndex(({ name }) => name === each.name) === i,
  );
  const wanted = (own: MappedField): readonly Lookup[] =>
    options.requireFieldMatch ? lookups.filter((lookup) => lookup.field === own.name) : lookups;
  if (options.type === "plain")
    return plainFragments(
      values,
      tokensOf(field, values).filter(({ start }) => start <= reach),
      plainQuery(wanted(field)),
      options,
    );
  // Words of other fields are looked for one by one, those of this field as the query has them.
  const placesOf = options.requireFieldMatch ? occurrencesOf : wordOccurrencesOf;
  const occurrences = analyzed.flatMap((own) =>
    placesOf(withinReach(tokensOf(own, values), values, reach), wanted(own)),
  );
  const ordered =
    analyzed.length > 1
      ? occurrences.toSorted((a, b) => a.value - b.value || a.start - b.start || a.end - b.end)
      : occurrences;
  return unifiedFragments(values, ordered, options, field.analyzer !== undefined);
}

/** Offset behind which words are not looked at; throws for texts that are longer than the index allows. */
function analyzedReach(
  { name, field, options }: FieldWork,
  values: readonly string[],
  doc: number,
  scope: SearchScope,
): number {
  const limit = Number(scope.setting("index.highlight.max_analyzed_offset") ?? 1_000_000);
  const asked = options.maxAnalyzedOffset === -1 ? limit : options.maxAnalyzedOffset;
  if (asked !== undefined && asked <= limit) return asked;
  const lengths = values.map(({ length }) => length);
  const length =
    options.type === "plain" ? Math.max(0, ...lengths) : lengths.reduce((sum, each) => sum + each + 1, -1);
  if (length <= limit || field.indexOptions === "offsets") return Number.POSITIVE_INFINITY;
  throw illegalArgument(
    `The length [${length}] of field [${name}] in doc[${doc}]/index[${scope.index}] exceeds the [index.highlight.max_analyzed_offset] limit [${limit}]. To avoid this error, set the query parameter [max_analyzed_offset] to a value less than index setting [${limit}] and this will tolerate long field values by truncating them.`,
  );
}

/** Tokens up to an offset of all values together, with one character between two. */
function withinReach(
  tokens: readonly PlacedToken[],
  values: readonly string[],
  reach: number,
): readonly PlacedToken[] {
  if (reach === Number.POSITIVE_INFINITY) return tokens;
  let total = 0;
  const starts = values.map(({ length }) => {
    const start = total;
    total += length + 1;
    return start;
  });
  return tokens.filter(({ start, value }) => (starts[value] ?? 0) + start <= reach);
}

/** Whether a part of a query matches a document or a nested object; each part is run once a segment. */
function membership(scope: SearchScope): (part: Query, segment: Segment, doc: number) => boolean {
  const known = new Map<Query, Map<Segment, ReadonlySet<number>>>();
  return (part, segment, doc) => {
    const bySegment = known.get(part) ?? new Map<Segment, ReadonlySet<number>>();
    known.set(part, bySegment);
    const level = levelOf(segment, doc);
    const docs = bySegment.get(level) ?? new Set(weigh(part, scope)(level).docs);
    bySegment.set(level, docs);
    return docs.has(doc);
  };
}
