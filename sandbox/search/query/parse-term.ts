import { illegalArgument, parsingError, unsupported } from "../errors/search-error";
import { member, scalarText, tokenName } from "../json/walk";
import type { JsonArray, JsonNode } from "../json/node";
import { fieldClause, flagOf, scalarOf, textOf } from "./field-clause";
import { autoFuzziness, type FuzzyOptions, readFuzziness } from "./fuzziness";
import { boostOf, closeOf, type ParseInside, readAt, refuseOthers, refuseUnknown } from "./query-inside";
import type { RangeEnd, Scalar } from "./query";

/** `match_all` */
export const parseMatchAll: ParseInside = (inside) => {
  refuseUnknown("match_all", inside, ["boost", "_name"]);
  return { kind: "match_all", boost: boostOf(inside) };
};

/** `term` */
export const parseTerm: ParseInside = (inside) => {
  const { field, node } = fieldClause("term", inside, () => illegalArgument("field name is null or empty"));
  if (node.kind === "array") throw parsingError(node.at, "[term] query does not support array of values");
  if (node.kind === "null") throw illegalArgument("field name is null or empty");
  if (node.kind !== "object") {
    return { kind: "term", field, value: valueOf(node), boost: 1, caseInsensitive: false };
  }
  refuseOthers("term", node, ["value", "term", "boost", "case_insensitive", "_name"]);
  const value = member(node, "value") ?? member(node, "term");
  if (value?.kind === "array")
    throw parsingError(
      value.at,
      "[term] query does not support arrays for value - use a bool query with multiple term clauses in the should section or use a Terms query if scoring is not required",
    );
  return {
    kind: "term",
    field,
    value: value ? valueOf(value) : noValue(),
    boost: boostOf(node),
    caseInsensitive: flagOf(member(node, "case_insensitive"), false),
  };
};

const noValue = (): never => {
  throw illegalArgument("value cannot be null");
};

function valueOf(node: JsonNode): Scalar {
  return scalarOf(node) ?? noValue();
}

/** `terms` */
export const parseTerms: ParseInside = (inside) => {
  const fields = inside.entries.filter(({ key }) => key !== "boost" && key !== "_name");
  const [first, second] = fields;
  if (!first)
    throw parsingError(
      closeOf(inside),
      "[terms] query requires a field name, followed by array of terms or a document lookup specification",
    );
  if (second && second.value.kind !== "array" && second.value.kind !== "object")
    throw parsingError(second.value.at, `[terms] query does not support [${second.key}]`);
  if (second) throw parsingError(second.value.at, "[terms] query does not support multiple fields");
  // A lookup that says all it has to is gone before queries are read.
  if (first.value.kind === "object") {
    const { value } = first;
    const left = ["id", "index", "path"].filter((name) => !member(value, name));
    throw illegalArgument(`Required [${left.join(", ")}]`);
  }
  if (first.value.kind !== "array")
    throw parsingError(first.value.at, `[terms] query does not support [${first.key}]`);
  return {
    kind: "terms",
    field: first.key,
    values: valuesOf(first.value, first.key),
    boost: boostOf(inside),
  };
};

const valuesOf = ({ items }: JsonArray, field: string): Scalar[] =>
  items.map((item) => {
    const value = scalarOf(item);
    if (value) return value;
    if (item.kind === "array") {
      const place = { line: item.end.line, column: item.end.column };
      throw parsingError(place, `[terms] unknown token [END_ARRAY] after [${field}]`);
    }
    throw parsingError(item.at, "No value specified for terms query");
  });

/** `fuzzy` */
export const parseFuzzy: ParseInside = (inside) => {
  const { field, node } = fieldClause("fuzzy", inside, () => illegalArgument("field name is null or empty"));
  const usual: FuzzyOptions = {
    fuzziness: autoFuzziness,
    prefixLength: 0,
    maxExpansions: 50,
    transpositions: true,
    constantScore: false,
  };
  if (node.kind !== "object") return { kind: "fuzzy", field, value: textOf(node), fuzzy: usual, boost: 1 };
  const keys = ["value", "term", "fuzziness", "prefix_length", "max_expansions", "transpositions", "rewrite"];
  refuseOthers("fuzzy", node, [...keys, "boost", "_name"]);
  const value = member(node, "value") ?? member(node, "term");
  if (!value || value.kind === "null") throw illegalArgument("query value cannot be null");
  const fuzziness = plain(member(node, "fuzziness"));
  return {
    kind: "fuzzy",
    field,
    value: textOf(value),
    fuzzy: {
      fuzziness:
        fuzziness === undefined
          ? autoFuzziness
          : readAt(member(node, "fuzziness"), () => readFuzziness(fuzziness)),
      prefixLength: Number(plain(member(node, "prefix_length")) ?? 0),
      maxExpansions: Number(plain(member(node, "max_expansions")) ?? 50),
      transpositions: flagOf(member(node, "transpositions"), true),
      constantScore: (plain(member(node, "rewrite")) ?? "").startsWith("constant_score"),
    },
    boost: boostOf(node),
  };
};

const patternKeys = (kind: string): string[] => [
  ...["value", "boost", "case_insensitive", "rewrite", "_name"],
  ...(kind === "wildcard" ? ["wildcard"] : []),
  ...(kind === "regexp" ? ["flags", "flags_value", "max_determinized_states"] : []),
];

const FLAGS = ["INTERSECTION", "COMPLEMENT", "EMPTY", "ANYSTRING", "INTERVAL", "NONE", "ALL"];

/** Names joined by `|`; only those that switch everything on or leave it so change nothing here. */
function checkFlags(node: JsonNode | undefined): void {
  const names = ((node && scalarText(node)) ?? "ALL").toUpperCase().split("|").filter(Boolean);
  const unknown = names.find((name) => !FLAGS.includes(name));
  if (unknown !== undefined) throw illegalArgument(`Unknown regexp flag [${unknown}]`);
  if (!names.includes("ALL")) throw unsupported("[flags] of a regexp query other than [ALL]");
}

/** `prefix`, `wildcard` and `regexp` */
export const parsePattern =
  (kind: "prefix" | "wildcard" | "regexp"): ParseInside =>
  (inside) => {
    const { field, node } = fieldClause(kind, inside, () => illegalArgument("field name is null or empty"));
    if (node.kind === "null" && kind !== "wildcard") throw illegalArgument("value cannot be null");
    if (node.kind !== "object") return { kind, field, value: textOf(node), boost: 1, caseInsensitive: false };
    refuseOthers(kind, node, patternKeys(kind));
    const value = member(node, "value") ?? member(node, kind);
    if (!value || (value.kind === "null" && kind !== "wildcard"))
      throw illegalArgument("value cannot be null");
    const rewrite = member(node, "rewrite");
    if (kind === "regexp") checkFlags(member(node, "flags"));
    return {
      kind,
      field,
      value: textOf(value),
      boost: boostOf(node),
      caseInsensitive: flagOf(member(node, "case_insensitive"), false),
      ...(rewrite && { rewrite: scalarText(rewrite) }),
    };
  };

/** `exists` */
export const parseExists: ParseInside = (inside) => {
  refuseOthers("exists", inside, ["field", "boost", "_name"]);
  const field = member(inside, "field");
  if (!field) throw parsingError(closeOf(inside), "[exists] must be provided with a [field]");
  return { kind: "exists", field: textOf(field), boost: boostOf(inside) };
};

/** `ids` */
export const parseIds: ParseInside = (inside) => {
  refuseUnknown("ids", inside, ["values", "boost", "_name"]);
  const values = member(inside, "values");
  if (!values) throw illegalArgument("Required [values]");
  const items = values.kind === "array" ? values.items : [values];
  return { kind: "ids", values: items.map(textOf), boost: boostOf(inside) };
};

const rangeKeys = [
  "gt",
  "gte",
  "lt",
  "lte",
  "from",
  "to",
  "include_lower",
  "include_upper",
  "boost",
  "format",
  "time_zone",
  "relation",
  "_name",
];

/** `range` */
export const parseRange: ParseInside = (inside) => {
  const { field, node } = fieldClause("range", inside, () => illegalArgument("field name is null or empty"));
  if (node.kind !== "object")
    throw parsingError(node.at, `[range] query malformed, no start_object after field name`);
  for (const { key, value } of node.entries) {
    if (!rangeKeys.includes(key)) throw parsingError(value.at, `[range] query does not support [${key}]`);
  }
  const included = (name: string): boolean => flagOf(member(node, name), true);
  return {
    kind: "range",
    field,
    from:
      endOf(member(node, "gte"), true) ??
      endOf(member(node, "gt"), false) ??
      endOf(member(node, "from"), included("include_lower")),
    to:
      endOf(member(node, "lte"), true) ??
      endOf(member(node, "lt"), false) ??
      endOf(member(node, "to"), included("include_upper")),
    format: plain(member(node, "format")),
    timeZone: plain(member(node, "time_zone")),
    boost: boostOf(node),
  };
};

function endOf(node: JsonNode | undefined, included: boolean): RangeEnd | undefined {
  if (!node || node.kind === "null") return undefined;
  const value = scalarOf(node);
  if (!value) throw parsingError(node.at, `[range] query does not support [${tokenName(node)}]`);
  return { value, included };
}

const plain = (node: JsonNode | undefined): string | undefined => node && scalarText(node);
