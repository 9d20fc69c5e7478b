import { contentError, placeOf, SearchError } from "../errors/search-error";
import type { JsonEntry, JsonNode, JsonObject, Place } from "../json/node";
import { member, scalarText, tokenName } from "../json/walk";
import { suggestion } from "../rest/suggestion";
import { boostOf, lastPlace, type ParseInside, readAt } from "./query-inside";
import type { Query } from "./query";

type Parse = (node: JsonNode) => Query;
type Kind = JsonNode["kind"];

const clause: readonly Kind[] = ["object", "array", "null"];

/** The members of `bool` and the kinds of values that they take. */
const members: ReadonlyMap<string, readonly Kind[]> = new Map([
  ["must", clause],
  ["should", clause],
  ["must_not", clause],
  ["mustNot", clause],
  ["filter", clause],
  ["minimum_should_match", ["string", "number", "null"]],
  ["adjust_pure_negative", ["boolean", "string"]],
  ["boost", ["number", "string"]],
  ["_name", ["string"]],
]);

/** `bool`. Errors of the queries in it are wrapped once for each `bool` around them. */
export const parseBool: ParseInside = (inside, _entry, parse) => {
  const found = new Map<string, Query[]>();
  for (const entry of inside.entries) {
    check(entry);
    if (members.get(entry.key) === clause)
      found.set(entry.key, [...(found.get(entry.key) ?? []), ...queriesOf(entry, parse)]);
  }
  const minimum = member(inside, "minimum_should_match");
  return {
    kind: "bool",
    must: found.get("must") ?? [],
    should: found.get("should") ?? [],
    mustNot: [...(found.get("must_not") ?? []), ...(found.get("mustNot") ?? [])],
    filter: found.get("filter") ?? [],
    minimumShouldMatch: minimum && minimum.kind !== "null" ? scalarText(minimum) : undefined,
    boost: boostIn(inside),
  };
};

function check({ key, keyAt, value }: JsonEntry): void {
  const kinds = members.get(key);
  if (!kinds)
    return readAt(value, () => {
      throw contentError(keyAt, `[bool] unknown field [${key}]${suggestion(key, [...members.keys()])}`);
    });
  if (!kinds.includes(value.kind))
    throw contentError(value.at, `[bool] ${key} doesn't support values of type: ${tokenName(value)}`);
}

function boostIn(inside: JsonObject): number {
  const node = member(inside, "boost");
  return node
    ? wrapped(
        "boost",
        () => node.at,
        () => boostOf(inside),
      )
    : 1;
}

function queriesOf({ key, value }: JsonEntry, parse: Parse): Query[] {
  if (value.kind === "null") return [];
  if (value.kind !== "array")
    return [
      wrapped(
        key,
        () => lastPlace(value),
        () => parse(value),
      ),
    ];
  return value.items.map((item) => {
    if (item.kind === "array") {
      const cause = new SearchError(400, "illegal_state_exception", "expected value but got [START_ARRAY]");
      throw failure(key, item.at, cause);
    }
    return wrapped(
      key,
      () => lastPlace(item),
      () => parse(item),
    );
  });
}

/** `place` is counted only where something is wrong. */
function wrapped<T>(key: string, place: () => Place, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof SearchError) || cause.type === "unsupported_in_embedded") throw cause;
    throw failure(key, placeOf(cause) ?? place(), cause);
  }
}

/** The error of a clause. Its root is the innermost error that is Elasticsearch's own. */
function failure(key: string, place: Place, cause: SearchError): SearchError {
  const { reason } = contentError(place, `[bool] failed to parse field [${key}]`);
  const root = cause.more.rootCauses?.[0] ?? (own.has(cause.type) ? cause : undefined);
  return new SearchError(400, "x_content_parse_exception", reason, {
    causedBy: cause,
    ...(root && { rootCauses: [root] }),
  });
}

/** Types of errors that stand as root causes; Java's own do not. */
const own = new Set(["parsing_exception", "parse_exception", "x_content_parse_exception"]);
