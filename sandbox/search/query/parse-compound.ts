import { illegalArgument, parsingError } from "../errors/search-error";
import { member, scalarText, tokenName } from "../json/walk";
import { boostOf, closeOf, type ParseInside, refuseOthers } from "./query-inside";

/** `constant_score` */
export const parseConstantScore: ParseInside = (inside, _entry, parse) => {
  for (const { key, value } of inside.entries) {
    if (key === "filter" && value.kind !== "object")
      throw parsingError(value.at, `unexpected token [${tokenName(value)}]`);
    if (["filter", "boost", "_name"].includes(key)) continue;
    throw parsingError(value.at, `[constant_score] query does not support [${key}]`);
  }
  const filter = member(inside, "filter");
  if (!filter) throw parsingError(closeOf(inside), "[constant_score] requires a 'filter' element");
  return { kind: "constant_score", filter: parse(filter), boost: boostOf(inside) };
};

/** `boosting` */
export const parseBoosting: ParseInside = (inside, _entry, parse) => {
  refuseOthers("boosting", inside, ["positive", "negative", "negative_boost", "boost", "_name"]);
  const [positive, negative] = [member(inside, "positive"), member(inside, "negative")];
  const factor = member(inside, "negative_boost");
  const negativeBoost = Number((factor && scalarText(factor)) ?? -1);
  const required = (what: string): Error =>
    parsingError(closeOf(inside), `[boosting] query requires ${what}`);
  if (!positive) throw required("'positive' query to be set'");
  if (!negative) throw required("'negative' query to be set'");
  if (negativeBoost < 0) throw required("'negative_boost' to be set to be a positive value'");
  return {
    kind: "boosting",
    positive: parse(positive),
    negative: parse(negative),
    negativeBoost: Math.fround(negativeBoost),
    boost: boostOf(inside),
  };
};

/** `dis_max` */
export const parseDisMax: ParseInside = (inside, _entry, parse) => {
  refuseOthers("dis_max", inside, ["queries", "tie_breaker", "boost", "_name"]);
  const queries = member(inside, "queries");
  if (!queries)
    throw parsingError(closeOf(inside), "[dis_max] requires 'queries' field with at least one clause");
  const tie = member(inside, "tie_breaker");
  const tieBreaker = Number((tie && scalarText(tie)) ?? 0);
  if (Number.isNaN(tieBreaker))
    throw illegalArgument(`For input string: "${(tie && scalarText(tie)) ?? ""}"`);
  const items = queries.kind === "array" ? queries.items : [queries];
  if (items.length === 0) {
    const place = { line: queries.end.line, column: queries.end.column - 1 };
    throw parsingError(place, "[_na] query malformed, must start with start_object");
  }
  return {
    kind: "dis_max",
    queries: items.map(parse),
    tieBreaker: Math.fround(tieBreaker),
    boost: boostOf(inside),
  };
};
