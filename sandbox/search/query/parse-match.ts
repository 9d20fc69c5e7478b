import { illegalArgument, parsingError, type SearchError } from "../errors/search-error";
import { member, scalarText, tokenName } from "../json/walk";
import type { JsonObject } from "../json/node";
import { fieldClause, flagOf, textOf } from "./field-clause";
import { type FuzzyOptions, readFuzziness } from "./fuzziness";
import { boostOf, closeOf, type ParseInside, readAt, refuseOthers } from "./query-inside";

const noText = (inside: JsonObject): SearchError =>
  parsingError(closeOf(inside), "No text specified for text query");

const fuzzyKeys = ["fuzziness", "prefix_length", "max_expansions", "fuzzy_transpositions", "fuzzy_rewrite"];
const matchKeys = [
  "query",
  "operator",
  "minimum_should_match",
  "analyzer",
  "zero_terms_query",
  "boost",
  "lenient",
  "auto_generate_synonyms_phrase_query",
  "_name",
  ...fuzzyKeys,
];

/** `match` */
export const parseMatch: ParseInside = (inside) => {
  const { field, node } = fieldClause("match", inside, () => noText(inside));
  const usual = {
    kind: "match",
    field,
    operator: "or",
    minimumShouldMatch: undefined,
    analyzer: undefined,
    zeroTerms: "none",
    boost: 1,
  } as const;
  if (node.kind !== "object") return { ...usual, text: textOf(node) };
  return {
    ...usual,
    text: queryText("match", node, inside, matchKeys),
    operator: operatorOf(node),
    minimumShouldMatch: plain(node, "minimum_should_match"),
    analyzer: plain(node, "analyzer"),
    zeroTerms: zeroTermsOf(node),
    fuzzy: fuzzyOf("match", node),
    lenient: flagOf(member(node, "lenient"), false),
    boost: boostOf(node),
  };
};

/** The text of a query, behind the check of its names. */
function queryText(kind: string, node: JsonObject, inside: JsonObject, known: readonly string[]): string {
  refuseParts(kind, node, known);
  const text = member(node, "query");
  if (!text) throw noText(inside);
  if (text.kind === "null")
    throw parsingError(text.at, `[${kind}] unknown token [${tokenName(text)}] after [query]`);
  return textOf(text);
}

/** `match_phrase` */
export const parsePhrase: ParseInside = (inside) => {
  const { field, node } = fieldClause("match_phrase", inside, () => noText(inside));
  const usual = {
    kind: "match_phrase",
    field,
    slop: 0,
    analyzer: undefined,
    zeroTerms: "none",
    boost: 1,
  } as const;
  if (node.kind !== "object") return { ...usual, text: textOf(node) };
  return {
    ...usual,
    text: queryText("match_phrase", node, inside, [
      "query",
      "slop",
      "analyzer",
      "zero_terms_query",
      "boost",
      "_name",
    ]),
    slop: slopOf(node),
    analyzer: plain(node, "analyzer"),
    zeroTerms: zeroTermsOf(node),
    boost: boostOf(node),
  };
};

/** `match_phrase_prefix` */
export const parsePhrasePrefix: ParseInside = (inside) => {
  const kind = "match_phrase_prefix";
  const { field, node } = fieldClause(kind, inside, () => noText(inside));
  const usual = {
    kind,
    field,
    slop: 0,
    maxExpansions: 50,
    analyzer: undefined,
    zeroTerms: "none",
    boost: 1,
  } as const;
  if (node.kind !== "object") return { ...usual, text: textOf(node) };
  const keys = ["query", "slop", "max_expansions", "analyzer", "zero_terms_query", "boost", "_name"];
  const text = queryText(kind, node, inside, keys);
  const maxExpansions = Number(plain(node, "max_expansions") ?? 50);
  if (maxExpansions < 0) throw illegalArgument("No negative maxExpansions allowed.");
  return {
    ...usual,
    text,
    slop: slopOf(node),
    maxExpansions,
    analyzer: plain(node, "analyzer"),
    zeroTerms: zeroTermsOf(node),
    boost: boostOf(node),
  };
};

/** `match_bool_prefix` */
export const parseBoolPrefix: ParseInside = (inside) => {
  const kind = "match_bool_prefix";
  const { field, node } = fieldClause(kind, inside, () => noText(inside));
  const usual = {
    kind,
    field,
    operator: "or",
    minimumShouldMatch: undefined,
    analyzer: undefined,
    boost: 1,
  } as const;
  if (node.kind !== "object") return { ...usual, text: textOf(node) };
  const keys = ["query", "operator", "minimum_should_match", "analyzer", "boost", "_name", ...fuzzyKeys];
  return {
    ...usual,
    text: queryText(kind, node, inside, keys),
    operator: operatorOf(node),
    minimumShouldMatch: plain(node, "minimum_should_match"),
    analyzer: plain(node, "analyzer"),
    fuzzy: fuzzyOf(kind, node),
    boost: boostOf(node),
  };
};

/** Text of a scalar member, `undefined` without it. */
export function plain(node: JsonObject, key: string): string | undefined {
  const value = member(node, key);
  return value && scalarText(value);
}

/** How misspelt words are looked for, `undefined` when they are not. */
export function fuzzyOf(kind: string, node: JsonObject): FuzzyOptions | undefined {
  const prefixLength = Number(plain(node, "prefix_length") ?? 0);
  const maxExpansions = Number(plain(node, "max_expansions") ?? 50);
  if (prefixLength < 0) throw illegalArgument(`[${kind}] requires prefix length to be non-negative.`);
  if (maxExpansions <= 0) throw illegalArgument(`[${kind}] requires maxExpansions to be positive.`);
  const text = plain(node, "fuzziness");
  if (text === undefined) return undefined;
  return {
    fuzziness: readAt(member(node, "fuzziness"), () => readFuzziness(text)),
    prefixLength,
    maxExpansions,
    transpositions: flagOf(member(node, "fuzzy_transpositions"), true),
    constantScore: (plain(node, "fuzzy_rewrite") ?? "").startsWith("constant_score"),
  };
}

/** How far the words of a phrase may lie apart. */
export function slopOf(node: JsonObject): number {
  const slop = Number(plain(node, "slop") ?? 0);
  if (slop < 0) throw illegalArgument("No negative slop allowed.");
  return slop;
}

/** Refuses names that a query does not know, and values that are no scalars. */
function refuseParts(query: string, node: JsonObject, known: readonly string[]): void {
  const part = node.entries.find(({ value }) => value.kind === "array" || value.kind === "object");
  if (part)
    throw parsingError(
      part.value.at,
      `[${query}] unknown token [${tokenName(part.value)}] after [${part.key}]`,
    );
  refuseOthers(query, node, known);
}

/** `operator` */
export function operatorOf(node: JsonObject): "or" | "and" {
  const text = plain(node, "operator")?.toLowerCase() ?? "or";
  if (text === "or" || text === "and") return text;
  return readAt(member(node, "operator"), () => {
    throw illegalArgument(`No enum constant org.elasticsearch.index.query.Operator.${text.toUpperCase()}`);
  });
}

/** `zero_terms_query` */
export function zeroTermsOf(node: JsonObject): "none" | "all" {
  const value = member(node, "zero_terms_query");
  const text = (value && scalarText(value))?.toLowerCase() ?? "none";
  if (text === "none" || text === "all") return text;
  throw parsingError(value?.at ?? node.at, `Unsupported zero_terms_query value [${text}]`);
}
