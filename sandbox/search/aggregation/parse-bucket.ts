import { illegalArgument, parsingError } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { tokenName } from "../json/walk";
import type { AggregationDeps } from "./deps";
import { closingPlace, integer, parseObject } from "./object-parser";
import { FIELD_READERS, fieldSettings, notNegative } from "./parse-field";
import type { Definition, FiltersDefinition } from "./tree";

/** Reads `missing`. */
export function parseMissing(node: JsonObject): Definition {
  return { type: "missing", ...fieldSettings("missing", parseObject("missing", node, FIELD_READERS)) };
}

/** Reads `global`, whose body is empty: anything in it is taken for part of the aggregation. */
export function parseGlobal(name: string, node: JsonObject): Definition {
  const first = node.entries[0];
  if (!first) return { type: "global" };
  const place = first.value.at;
  throw parsingError(
    place,
    `Expected [FIELD_NAME] under a [START_OBJECT], but got a [${tokenName(first.value)}] in [${name}]`,
  );
}

/** Reads `nested`. */
export function parseNested(name: string, node: JsonObject): Definition {
  let path: string | undefined;
  for (const { key, value } of node.entries) {
    if (value.kind !== "string")
      throw parsingError(value.at, `Unexpected token ${tokenName(value)} in [${name}].`);
    if (key !== "path")
      throw parsingError(value.at, `Unknown key for a VALUE_STRING in [${name}]: [${key}].`);
    path = value.value;
  }
  if (path !== undefined) return { type: "nested", path };
  throw parsingError(closingPlace(node), `Missing [path] field for nested aggregation [${name}]`);
}

/** Reads `reverse_nested`. */
export function parseReverseNested(name: string, node: JsonObject): Definition {
  let path: string | undefined;
  for (const { key, value } of node.entries) {
    if (value.kind !== "string")
      throw parsingError(value.at, `Unexpected token ${tokenName(value)} in [${name}].`);
    if (key !== "path")
      throw parsingError(value.at, `Unknown key for a VALUE_STRING in [${name}]: [${key}].`);
    path = value.value;
  }
  return { type: "reverse_nested", path };
}

/** Reads `filter`: its body is a query. */
export function parseFilter(node: JsonObject, deps: AggregationDeps): Definition {
  return { type: "filter", test: deps.filter(node) };
}

/** Reads `filters`: an object of named queries or an array of queries. */
export function parseFilters(name: string, node: JsonObject, deps: AggregationDeps): FiltersDefinition {
  let filters: FiltersDefinition["filters"] = [];
  let named = true;
  let keyed = true;
  let other: boolean | undefined;
  let otherKey: string | undefined;
  for (const { key, value } of node.entries) {
    if (key === "filters" && (value.kind === "object" || value.kind === "array")) {
      named = value.kind === "object";
      filters = readFilters(value, deps);
    } else if (key === "other_bucket" && value.kind === "boolean") other = value.value;
    else if (key === "keyed" && value.kind === "boolean") keyed = value.value;
    else if (key === "other_bucket_key" && value.kind === "string") otherKey = value.value;
    else throw parsingError(value.at, `Unknown key for a ${tokenName(value)} in [${name}]: [${key}].`);
  }
  if (filters.length === 0) throw illegalArgument("[filters] cannot be empty.");
  return {
    type: "filters",
    filters,
    named,
    keyed,
    otherKey: (other ?? otherKey !== undefined) ? (otherKey ?? "_other_") : undefined,
  };
}

function readFilters(node: JsonNode, deps: AggregationDeps): FiltersDefinition["filters"] {
  if (node.kind === "array")
    return node.items.map((item, i) => ({ key: String(i), test: deps.filter(item) }));
  if (node.kind !== "object") return [];
  return node.entries
    .map(({ key, value }) => ({ key, test: deps.filter(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

const TOP_HITS_KEYS: Readonly<Record<string, readonly JsonNode["kind"][]>> = {
  from: ["number", "string"],
  size: ["number", "string"],
  version: ["boolean", "string"],
  seq_no_primary_term: ["boolean", "string"],
  explain: ["boolean", "string"],
  track_scores: ["boolean", "string"],
  _source: ["boolean", "string", "array", "object"],
  stored_fields: ["string", "array"],
  sort: ["string", "array", "object"],
  highlight: ["object"],
  script_fields: ["object"],
  docvalue_fields: ["array"],
  fields: ["array"],
};

/** Reads `top_hits`: its keys here, what they mean where hits are fetched. */
export function parseTopHits(name: string, node: JsonObject, deps: AggregationDeps): Definition {
  let from = 0;
  let size = 3;
  for (const { key, value } of node.entries) {
    if (!(Object.hasOwn(TOP_HITS_KEYS, key) && TOP_HITS_KEYS[key]?.includes(value.kind))) {
      throw parsingError(value.at, `Unknown key for a ${tokenName(value)} in [${key}].`);
    }
    if (key === "from") from = notNegative("from", name)(integer.read(value));
    if (key === "size") size = notNegative("size", name)(integer.read(value));
  }
  return { type: "top_hits", window: from + size, render: deps.topHits(node) };
}
