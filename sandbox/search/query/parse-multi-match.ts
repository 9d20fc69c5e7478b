import { parsingError, SearchError } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { member, scalarText, tokenName } from "../json/walk";
import { textsOf } from "../cluster/texts-of";
import { flagOf, textOf } from "./field-clause";
import { readFieldBoost } from "./field-boosts";
import { fuzzyOf, operatorOf, plain, slopOf, zeroTermsOf } from "./parse-match";
import { boostOf, closeOf, type ParseInside, readAt, refuseOthers } from "./query-inside";
import type { MultiMatchQuery } from "./query";

const keys = [
  "query",
  "fields",
  "type",
  "operator",
  "minimum_should_match",
  "analyzer",
  "slop",
  "fuzziness",
  "prefix_length",
  "max_expansions",
  "fuzzy_rewrite",
  "fuzzy_transpositions",
  "tie_breaker",
  "lenient",
  "zero_terms_query",
  "auto_generate_synonyms_phrase_query",
  "boost",
  "_name",
];

/** `multi_match` */
export const parseMultiMatch: ParseInside = (inside) => {
  refuseOthers("multi_match", inside, keys);
  const text = member(inside, "query");
  if (!text) throw parsingError(closeOf(inside), "No text specified for multi_match query");
  const type = typeOf(inside);
  const fuzzy = fuzzyOf("multi_match", inside);
  if (fuzzy && ["cross_fields", "phrase", "phrase_prefix"].includes(type))
    throw parsingError(closeOf(inside), `Fuzziness not allowed for type [${type}]`);
  if (type === "bool_prefix" && slopOf(inside) > 0)
    throw parsingError(closeOf(inside), "[slop] not allowed for type [bool_prefix]");
  const tie = plain(inside, "tie_breaker");
  const lenient = member(inside, "lenient");
  return {
    kind: "multi_match",
    text: textOf(text),
    fields: fieldsOf(inside),
    type,
    operator: operatorOf(inside),
    minimumShouldMatch: plain(inside, "minimum_should_match"),
    tieBreaker: tie === undefined ? undefined : Math.fround(Number(tie)),
    analyzer: plain(inside, "analyzer"),
    zeroTerms: zeroTermsOf(inside),
    fuzzy,
    slop: slopOf(inside),
    maxExpansions: Number(plain(inside, "max_expansions") ?? 50),
    lenient: lenient && flagOf(lenient, false),
    boost: boostOf(inside),
  };
};

function fieldsOf(inside: JsonObject): MultiMatchQuery["fields"] {
  const node = member(inside, "fields");
  if (!node) return [];
  if (node.kind !== "array" && scalarText(node) === undefined)
    throw parsingError(node.at, `[multi_match] query does not support [fields]`);
  for (const item of node.kind === "array" ? node.items : []) {
    if (scalarText(item) === undefined)
      throw parsingError(item.at, `[multi_match] unknown token [${tokenName(item)}] after [fields]`);
  }
  return textsOf(node).map(readFieldBoost);
}

const types = [
  "best_fields",
  "most_fields",
  "cross_fields",
  "phrase",
  "phrase_prefix",
  "bool_prefix",
] as const;

function typeOf(inside: JsonObject): MultiMatchQuery["type"] {
  const text = plain(inside, "type") ?? "best_fields";
  const type = types.find((each) => each === text.toLowerCase());
  if (type) return type;
  return readAt(member(inside, "type"), () => {
    throw new SearchError(
      400,
      "parse_exception",
      `failed to parse [multi_match] query type [${text}]. unknown type.`,
    );
  });
}
