import { textsOf } from "../cluster/texts-of";
import { illegalArgument, parsingError } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { member } from "../json/walk";
import { flagOf, textOf } from "./field-clause";
import { type FieldBoost, readFieldBoost } from "./field-boosts";
import { autoFuzziness, type FuzzyOptions, readFuzziness } from "./fuzziness";
import { plain } from "./parse-match";
import { boostOf, closeOf, type ParseInside } from "./query-inside";
import type { MultiMatchQuery } from "./query";
import type { QueryStringQuery, SimpleQueryStringQuery } from "./query-string/query-string-query";

const shared = [
  "query",
  "fields",
  "default_operator",
  "analyzer",
  "analyze_wildcard",
  "fuzzy_prefix_length",
  "fuzzy_max_expansions",
  "fuzzy_transpositions",
  "lenient",
  "minimum_should_match",
  "quote_field_suffix",
  "auto_generate_synonyms_phrase_query",
  "boost",
  "_name",
];
const queryStringKeys = [
  ...shared,
  "default_field",
  "quote_analyzer",
  "allow_leading_wildcard",
  "max_determinized_states",
  "enable_position_increments",
  "escape",
  "phrase_slop",
  "fuzziness",
  "fuzzy_rewrite",
  "rewrite",
  "tie_breaker",
  "time_zone",
  "type",
];

/** `query_string` */
export const parseQueryStringBody: ParseInside = (inside) => {
  for (const { key, value } of inside.entries) {
    if (!queryStringKeys.includes(key))
      throw parsingError(value.at, `[query_string] query does not support [${key}]`);
  }
  const text = member(inside, "query");
  if (!text) throw parsingError(closeOf(inside), "[query_string] must be provided with a [query]");
  const own = plain(inside, "default_field");
  const tie = plain(inside, "tie_breaker");
  return {
    kind: "query_string",
    ...commonOf(inside),
    text: flagOf(member(inside, "escape"), false) ? escaped(textOf(text)) : textOf(text),
    fields: own === undefined ? fieldsOf(inside) : [readFieldBoost(own)],
    type: typeOf(plain(inside, "type")),
    tieBreaker: tie === undefined ? undefined : Math.fround(Number(tie)),
    phraseSlop: Number(plain(inside, "phrase_slop") ?? 0),
    allowLeadingWildcard: flagOf(member(inside, "allow_leading_wildcard"), true),
    timeZone: plain(inside, "time_zone"),
  } satisfies QueryStringQuery;
};

/** `simple_query_string` */
export const parseSimpleQueryString: ParseInside = (inside) => {
  for (const { key, value } of inside.entries) {
    if (![...shared, "flags", "_name"].includes(key))
      throw parsingError(value.at, `[simple_query_string] unsupported field [${key}]`);
  }
  const text = member(inside, "query");
  if (!text) throw parsingError(closeOf(inside), "[simple_query_string] query text missing");
  return {
    kind: "simple_query_string",
    ...commonOf(inside),
    text: textOf(text),
    fields: fieldsOf(inside),
    flags: flagsOf(plain(inside, "flags")),
  } satisfies SimpleQueryStringQuery;
};

function commonOf(inside: JsonObject) {
  const lenient = member(inside, "lenient");
  return {
    operator: operatorOf(plain(inside, "default_operator")),
    analyzer: plain(inside, "analyzer"),
    fuzzy: fuzzyOf(inside),
    analyzeWildcard: flagOf(member(inside, "analyze_wildcard"), false),
    lenient: lenient && flagOf(lenient, false),
    minimumShouldMatch: plain(inside, "minimum_should_match"),
    quoteFieldSuffix: plain(inside, "quote_field_suffix"),
    boost: boostOf(inside),
  };
}

function fuzzyOf(inside: JsonObject): FuzzyOptions {
  const fuzziness = plain(inside, "fuzziness");
  return {
    fuzziness: fuzziness === undefined ? autoFuzziness : readFuzziness(fuzziness),
    prefixLength: Number(plain(inside, "fuzzy_prefix_length") ?? 0),
    maxExpansions: Number(plain(inside, "fuzzy_max_expansions") ?? 50),
    transpositions: flagOf(member(inside, "fuzzy_transpositions"), true),
    constantScore: false,
  };
}

const fieldsOf = (inside: JsonObject): FieldBoost[] => textsOf(member(inside, "fields")).map(readFieldBoost);

function operatorOf(text: string | undefined): "or" | "and" {
  const name = text?.toLowerCase() ?? "or";
  if (name === "or" || name === "and") return name;
  throw illegalArgument(`No enum constant org.elasticsearch.index.query.Operator.${name.toUpperCase()}`);
}

const types = [
  "best_fields",
  "most_fields",
  "cross_fields",
  "phrase",
  "phrase_prefix",
  "bool_prefix",
] as const;

function typeOf(text: string | undefined): MultiMatchQuery["type"] {
  return types.find((each) => each === text) ?? "best_fields";
}

const flagNames = [
  "ALL",
  "NONE",
  "AND",
  "NOT",
  "OR",
  "PREFIX",
  "PHRASE",
  "PRECEDENCE",
  "ESCAPE",
  "WHITESPACE",
  "FUZZY",
  "NEAR",
  "SLOP",
];

function flagsOf(text: string | undefined): ReadonlySet<string> {
  const names = (text ?? "ALL").split("|").map((each) => each.trim().toUpperCase());
  for (const name of names) {
    if (!flagNames.includes(name)) throw illegalArgument(`Unknown simple_query_string flag [${name}]`);
  }
  return new Set(names);
}

/** A text whose signs mean nothing. */
const escaped = (text: string): string => text.replace(/[\\+\-!():^[\]"{}~*?|&/]/g, "\\$&");
