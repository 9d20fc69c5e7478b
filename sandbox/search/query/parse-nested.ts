import { contentError, illegalArgument, parsingError } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { scalarText } from "../json/walk";
import { boostOf } from "./query-inside";
import type { Query } from "./query";

/** How the scores of nested objects become one. */
export type NestedScoreMode = "avg" | "sum" | "min" | "max" | "none";

/** Documents with nested objects that match. */
export interface NestedQuery {
  kind: "nested";
  path: string;
  query: Query;
  scoreMode: NestedScoreMode;
  ignoreUnmapped: boolean;
  /** The body of `inner_hits`, as it was sent. */
  innerHits: JsonObject | undefined;
  boost: number;
}

const KNOWN = ["path", "query", "score_mode", "ignore_unmapped", "inner_hits", "boost", "_name"];
const OBJECTS = ["query", "inner_hits"];

/** Reads the inside of `nested`. */
export function parseNested(inside: JsonObject, parse: (node: JsonNode) => Query): NestedQuery {
  const members = new Map<string, JsonNode>();
  for (const { key, value } of inside.entries) {
    if (!KNOWN.includes(key) || OBJECTS.includes(key) !== (value.kind === "object")) {
      // An array in place of the query is skipped, and then the query is missing.
      if (key === "query" && value.kind === "array") continue;
      throw parsingError(value.at, `[nested] query does not support [${key}]`);
    }
    members.set(key, value);
  }
  const path = members.get("path");
  const query = members.get("query");
  if (!path) throw illegalArgument("[nested] requires 'path' field");
  if (!query) throw illegalArgument("[nested] requires 'query' field");
  const innerHits = members.get("inner_hits");
  if (innerHits?.kind === "object") checkInnerHits(innerHits);
  return {
    kind: "nested",
    path: scalarText(path) ?? "",
    query: parse(query),
    scoreMode: scoreModeOf(members.get("score_mode")),
    ignoreUnmapped: isTrue(members.get("ignore_unmapped")),
    innerHits: innerHits?.kind === "object" ? innerHits : undefined,
    boost: boostOf(inside),
  };
}

const INNER_HITS = [
  ..."name ignore_unmapped from size version seq_no_primary_term explain track_scores stored_fields".split(
    " ",
  ),
  ..."docvalue_fields fields script_fields sort _source highlight collapse".split(" "),
];

function checkInnerHits({ entries }: JsonObject): void {
  const unknown = entries.find(({ key }) => !INNER_HITS.includes(key));
  if (unknown) throw contentError(unknown.keyAt, `[inner_hits] unknown field [${unknown.key}]`);
}

function scoreModeOf(node: JsonNode | undefined): NestedScoreMode {
  const mode = node && scalarText(node);
  switch (mode) {
    case undefined:
      return "avg";
    case "avg":
    case "sum":
    case "min":
    case "max":
    case "none":
      return mode;
    default:
      throw illegalArgument(`No score mode for child query [${mode}] found`);
  }
}

function isTrue(node: JsonNode | undefined): boolean {
  const flag = node && scalarText(node);
  if (flag === undefined || flag === "true" || flag === "false") return flag === "true";
  throw illegalArgument(`Failed to parse value [${flag}] as only [true] or [false] are allowed.`);
}
