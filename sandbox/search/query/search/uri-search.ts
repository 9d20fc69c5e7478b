import { illegalArgument } from "../../errors/search-error";
import { readJson } from "../../json/read";
import type { Parameters } from "../../rest/parameters";
import { autoFuzziness } from "../fuzziness";
import type { Query } from "../query";
import { parseSort, type SortKey } from "./sort";

/** Parameters of a query string in the address. */
export const queryParameters = ["q", "df", "analyzer", "analyze_wildcard", "default_operator", "lenient"];

/** The query of `q` and what goes with it, `undefined` without one (`RestActions.urlParamsToQueryBuilder`). */
export function uriQuery(parameters: Parameters): Query | undefined {
  const text = parameters.text("q");
  if (text === undefined) return undefined;
  const field = parameters.text("df");
  return {
    kind: "query_string",
    text,
    fields: field === undefined ? [] : [{ field, boost: 1 }],
    operator: operatorOf(parameters.text("default_operator")),
    type: "best_fields",
    tieBreaker: undefined,
    analyzer: parameters.text("analyzer"),
    phraseSlop: 0,
    fuzzy: {
      fuzziness: autoFuzziness,
      prefixLength: 0,
      maxExpansions: 50,
      transpositions: true,
      constantScore: false,
    },
    allowLeadingWildcard: true,
    analyzeWildcard: parameters.flag("analyze_wildcard", false),
    lenient: parameters.has("lenient") ? parameters.flag("lenient", false) : undefined,
    minimumShouldMatch: undefined,
    timeZone: undefined,
    quoteFieldSuffix: undefined,
    boost: 1,
  };
}

function operatorOf(text: string | undefined): "or" | "and" {
  const name = text?.toLowerCase() ?? "or";
  if (name === "or" || name === "and") return name;
  throw illegalArgument(`No enum constant org.elasticsearch.index.query.Operator.${name.toUpperCase()}`);
}

/** The keys of `sort=a,b:desc`; empty without it. */
export function uriSort(parameters: Parameters): SortKey[] {
  return (parameters.list("sort") ?? []).flatMap((part) => {
    const [, field = part, order] = /^(.*):(\w+)$/.exec(part) ?? [];
    if (order === undefined) return parseSort(readJson(JSON.stringify(field)));
    // Another order is no order, and the key is left out.
    if (order !== "asc" && order !== "desc") return [];
    return parseSort(readJson(JSON.stringify([{ [field]: order }])));
  });
}
