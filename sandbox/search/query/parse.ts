import { illegalArgument, parsingError, SearchError, unsupported } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { member, scalarText } from "../json/walk";
import { part } from "../parts/part";
import { parseBool } from "./parse-bool";
import { parseBoosting, parseConstantScore, parseDisMax } from "./parse-compound";
import {
  parseExists,
  parseFuzzy,
  parseIds,
  parseMatchAll,
  parsePattern,
  parseRange,
  parseTerm,
  parseTerms,
} from "./parse-term";
import { parseBoolPrefix, parseMatch, parsePhrase, parsePhrasePrefix } from "./parse-match";
import { parseMultiMatch } from "./parse-multi-match";
import { parseNested } from "./parse-nested";
import { suggestion } from "../rest/suggestion";
import type { Query } from "./query";
import { type ParseInside, refuseOthers } from "./query-inside";

const readers: Readonly<Record<string, ParseInside>> = {
  match_all: parseMatchAll,
  match_none: (inside) => {
    refuseOthers("match_none", inside, ["boost", "_name"]);
    return { kind: "match_none" };
  },
  term: parseTerm,
  terms: parseTerms,
  match: parseMatch,
  match_phrase: parsePhrase,
  match_phrase_prefix: parsePhrasePrefix,
  match_bool_prefix: parseBoolPrefix,
  multi_match: parseMultiMatch,
  fuzzy: parseFuzzy,
  query_string: (...given) => part("query-string").parseQueryStringBody(...given),
  simple_query_string: (...given) => part("query-string").parseSimpleQueryString(...given),
  boosting: parseBoosting,
  bool: parseBool,
  constant_score: parseConstantScore,
  range: parseRange,
  function_score: (inside, _entry, parse) => part("function-score").parseFunctionScore(inside, parse),
  geo_distance: (inside) => part("geo").parseGeoDistance(inside),
  geo_bounding_box: (inside) => part("geo").parseGeoBox(inside),
  nested: (inside, _entry, parse) => parseNested(inside, parse),
  exists: parseExists,
  ids: parseIds,
  dis_max: parseDisMax,
  prefix: parsePattern("prefix"),
  wildcard: parsePattern("wildcard"),
  regexp: parsePattern("regexp"),
};

/** Queries that Elasticsearch has and this engine has not yet. */
const others = new Set(
  "combined_fields distance_feature geo_grid geo_polygon geo_shape has_child has_parent intervals knn more_like_this parent_id percolate pinned rank_feature script script_score semantic shape span_containing span_field_masking span_first span_multi span_near span_not span_or span_term span_within sparse_vector terms_set text_expansion weighted_tokens wrapper".split(
    " ",
  ),
);

/** `indices.query.bool.max_nested_depth`, which only the start of a node can change. */
const DEEPEST = 30;

/** Queries that were given a name (`_name`), in a query or below it. */
export type NamedQueries = Map<string, Query>;

/** Reads a query: an object with one name. Throws Elasticsearch's errors, with their places. */
export const parseQuery = (node: JsonNode): Query => parseNamedQueries(node, new Map());

/** As `parseQuery`; `named` takes the queries that have a name, of one name the last. */
export function parseNamedQueries(node: JsonNode, named: NamedQueries, depth = 1): Query {
  if (depth > DEEPEST)
    throw illegalArgument(
      "The nested depth of the query exceeds the maximum nested depth for queries set in [indices.query.bool.max_nested_depth]",
    );
  if (node.kind !== "object") {
    throw parsingError(node.at, "[_na] query malformed, must start with start_object");
  }
  const [entry, next] = node.entries;
  if (!entry)
    throw illegalArgument(`query malformed, empty clause found at [${node.end.line}:${node.end.column - 1}]`);
  const { key, value } = entry;
  if (value.kind !== "object") {
    throw parsingError(value.at, `[${key}] query malformed, no start_object after query name`);
  }
  if (others.has(key)) throw unsupported(`the query [${key}]`);
  const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
  if (!read) throw unknownQuery(key, value);
  const query = read(value, entry, (inner) => parseNamedQueries(inner, named, depth + 1));
  const name = nameOf(key, value);
  if (name !== undefined) named.set(name, query);
  if (next) {
    throw parsingError(next.keyAt, `[${key}] malformed query, expected [END_OBJECT] but found [FIELD_NAME]`);
  }
  return query;
}

/** Queries that hold one field, and their options below it. */
const onField = new Set(
  "match match_phrase match_phrase_prefix match_bool_prefix term fuzzy prefix wildcard regexp range".split(
    " ",
  ),
);

function nameOf(kind: string, inside: JsonObject): string | undefined {
  const [field] = inside.entries;
  const holder = onField.has(kind) && field?.value.kind === "object" ? field.value : inside;
  const name = member(holder, "_name");
  return name && scalarText(name);
}

function unknownQuery(key: string, { at }: JsonNode): SearchError {
  const cause = new SearchError(
    400,
    "named_object_not_found_exception",
    `[${at.line}:${at.column}] unknown field [${key}]`,
  );
  return parsingError(
    at,
    `unknown query [${key}]${suggestion(key, [...Object.keys(readers), ...others])}`,
    cause,
  );
}
