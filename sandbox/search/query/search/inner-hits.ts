import type { BucketHit } from "../../aggregation/deps";
import { illegalArgument } from "../../errors/search-error";
import type { Segment } from "../../index/reader";
import type { JsonObject } from "../../json/node";
import type { ReplyValue } from "../../json/reply-value";
import { member, scalarText, withEntries } from "../../json/walk";
import { part } from "../../parts/part";
import type { Explainer } from "../explain/explanation";
import { levelOf, nestedLevel } from "../nested-level";
import type { NestedQuery } from "../parse-nested";
import type { Query } from "../query";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import { readHitsRequest, showHits } from "./bucket-hits";
import type { FoundBy, HitParts, prepareHitParts } from "./hit-parts";
import type { Hit } from "./hits";

/** What a hit's `inner_hits` holds, or nothing where no query asks for any. */
export type InnerHits = (hit: Hit) => { inner_hits?: ReplyValue };

interface Part {
  readonly name: string;
  readonly show: (hits: readonly BucketHit[]) => ReplyValue;
  /** Matching objects of each segment, found when first asked for. */
  readonly matches: (segment: number) => readonly BucketHit[];
}

const DEFAULT_WINDOW = 100;

/** Prepares the inner hits of a query on an index; `prepare` makes what is shown of each. Throws what its shards refuse. */
export function prepareInnerHits(
  { query, named, path }: FoundBy,
  scope: SearchScope,
  prepare: typeof prepareHitParts,
): InnerHits {
  const parts = nestedQueries(query).flatMap((nested) =>
    nested.innerHits ? [partOf(nested, nested.innerHits, named, scope, prepare)] : [],
  );
  if (parts.length === 0) return () => ({});
  for (const [i, { name }] of parts.entries()) {
    if (parts.findIndex((part) => part.name === name) < i) {
      throw illegalArgument(`[inner_hits] already contains an entry for key [${name}]`);
    }
  }
  return ({ segment, doc }) => {
    if (segment.nestedPath(doc) !== path) return {};
    const number = scope.reader.segments.indexOf(segment);
    const shown = parts.map(({ name, show, matches }) => [
      name,
      show(matches(number).filter((inner) => isInside(segment, inner.doc, doc))),
    ]);
    return { inner_hits: Object.fromEntries(shown) };
  };
}

/** Objects stand before what they are in: the next one at its path. */
function isInside(segment: Segment, inner: number, outer: number): boolean {
  if (segment.isRoot(outer)) return segment.rootOf(inner) === outer;
  const path = segment.nestedPath(outer);
  let around = inner + 1;
  while (around < outer && segment.nestedPath(around) !== path) around += 1;
  return around === outer;
}

function partOf(
  query: NestedQuery,
  body: JsonObject,
  named: FoundBy["named"],
  scope: SearchScope,
  prepare: typeof prepareHitParts,
): Part {
  checkWindow(body, scope);
  const name = member(body, "name");
  const request = readHitsRequest(withoutName(body));
  const explainer = (): Explainer => {
    const explain = part("explain").explainQuery(query.query, scope);
    return (segment, doc) => explain(levelOf(segment, doc), doc);
  };
  const parts: HitParts = prepare(request, { query: query.query, named, path: query.path, explainer }, scope);
  const known = new Map<number, readonly BucketHit[]>();
  return {
    name: (name && scalarText(name)) ?? query.path,
    show: (hits) => showHits(hits, request, () => parts),
    matches: (number) => {
      const found = known.get(number) ?? objectsIn(query, scope, number);
      known.set(number, found);
      return found;
    },
  };
}

function objectsIn(query: NestedQuery, scope: SearchScope, number: number): readonly BucketHit[] {
  const segment = scope.reader.segments[number];
  if (!segment || scope.mapping.objectKind(query.path) !== "nested") return [];
  const level = nestedLevel(segment, query.path);
  const { docs, scores } = weigh(query.query, scope)(level);
  return Array.from(docs, (doc, i) => ({ scope, segment: number, doc, score: scores?.[i] ?? 0 })).filter(
    ({ doc }) => level.isRoot(doc),
  );
}

function checkWindow(body: JsonObject, scope: SearchScope): void {
  const number = (key: string, otherwise: number): number => {
    const node = member(body, key);
    return Number((node && scalarText(node)) ?? otherwise);
  };
  const window = number("from", 0) + number("size", 3);
  const limit = Number(scope.setting("index.max_inner_result_window") ?? DEFAULT_WINDOW);
  if (window <= limit) return;
  const name = member(body, "name");
  throw illegalArgument(
    `Inner result window is too large, the inner hit definition's [${(name && scalarText(name)) ?? null}]'s from + size must be less than or equal to: [${limit}] but was [${window}]. This limit can be set by changing the [index.max_inner_result_window] index level setting.`,
  );
}

const withoutName = (body: JsonObject): JsonObject =>
  withEntries(
    body,
    body.entries.filter(({ key }) => key !== "name" && key !== "ignore_unmapped"),
  );

/** Nested queries that stand in no other one. */
function nestedQueries(query: Query): readonly NestedQuery[] {
  switch (query.kind) {
    case "nested":
      return [query];
    case "bool":
      return [...query.must, ...query.filter, ...query.should].flatMap(nestedQueries);
    case "constant_score":
      return nestedQueries(query.filter);
    case "dis_max":
      return query.queries.flatMap(nestedQueries);
    case "boosting":
      return [query.positive, query.negative].flatMap(nestedQueries);
    case "function_score":
      return nestedQueries(query.query);
    default:
      return [];
  }
}
