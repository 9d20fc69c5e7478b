import { illegalArgument, SearchError, unsupported } from "../errors/search-error";
import { columnTerm } from "../index/column-bounds";
import { isNumberType } from "../index/parse-number";
import type { MappedField } from "../index/mapping";
import type { Segment } from "../index/reader";
import { weighBoolean } from "./boolean-term";
import { constant, markedDocs, none, selected } from "./doc-sets";
import { hasNumber } from "./has-number";
import type { Matches } from "./matches";
import type { Query, Scalar } from "./query";
import type { SearchScope } from "./scope";
import { rootsOf } from "./roots-of";
import { documentsWith } from "./documents-with";
import { shardError } from "./shard-error";
import { termWeigher } from "./term-weigher";
import { dateRange } from "./weigh-range";

type Weigher = (segment: Segment) => Matches;

/** `term`: exactly this value; texts are not analyzed, numbers and dates match by value and score the boost. */
export function weighTerm(
  query: Extract<Query, { kind: "term" }>,
  scope: SearchScope,
  boost: number,
): Weigher {
  const field = scope.mapping.field(query.field);
  if (!field) return () => none;
  if (query.caseInsensitive) return anyCase(field, query.value.text, boost);
  const { type } = field;
  if (field.name === "_id") return (segment) => constant(rootsOf([query.value.text], segment), boost);
  if (type === "text" || type === "search_as_you_type")
    return termWeigher(field, query.value.text, scope, boost);
  if (type === "ip") return weighIp(field, query.value.text, scope, boost);
  if (type === "keyword") return termWeigher(field, normalized(field, query.value.text), scope, boost);
  if (type === "date") return weighDate(field, query.value, scope, boost);
  const wanted = numberOf(field, query.value, scope);
  if (wanted === undefined) return () => none;
  if (type === "boolean" && field.indexed) return weighBoolean(field, wanted, scope, boost);
  return (segment) => {
    const column = segment.numbers(field.name);
    return column
      ? selected(
          segment,
          boost,
          hasNumber(column, (value) => value === wanted),
        )
      : none;
  };
}

function weighDate(field: MappedField, value: Scalar, scope: SearchScope, boost: number): Weigher {
  try {
    return dateRange(field, value, scope, boost);
  } catch (cause) {
    if (!(cause instanceof SearchError) || cause.type === "unsupported_in_embedded") throw cause;
    throw shardError(scope, `failed to create query: ${cause.reason}`, cause);
  }
}

/** A word however it is written: the boost is the score. */
function anyCase(field: MappedField, text: string, boost: number): Weigher {
  if (field.type !== "keyword" && field.type !== "text")
    throw unsupported(`[case_insensitive] of a term query on a field of type [${field.type}]`);
  const wanted = text.toLowerCase();
  const fits = (term: string): boolean => term.toLowerCase() === wanted;
  return (segment) => constant(documentsWith({ field, fits }, segment), boost);
}

/** Addresses match by value: the boost is the score. */
function weighIp(field: MappedField, text: string, scope: SearchScope, boost: number): Weigher {
  if (text.includes("/")) throw unsupported("a network in a term query");
  const found = termWeigher(field, addressOf(field, text, scope), scope, 1);
  return (segment) => constant(found(segment).docs, boost);
}

function addressOf(field: MappedField, text: string, scope: SearchScope): string {
  try {
    return normalized(field, text);
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    throw shardError(scope, `failed to create query: ${cause.reason}`, cause);
  }
}

/** `terms`: any of the values; the boost is the score. */
export function weighTerms(
  query: Extract<Query, { kind: "terms" }>,
  scope: SearchScope,
  boost: number,
): Weigher {
  checkTermsCount(query.values.length, scope);
  const each = query.values.map((value) =>
    weighTerm({ kind: "term", field: query.field, value, boost: 1, caseInsensitive: false }, scope, 1),
  );
  return (segment) => {
    const found = new Uint8Array(segment.size);
    for (const one of each) for (const doc of one(segment).docs) found[doc] = 1;
    return constant(markedDocs(found), boost);
  };
}

const normalized = (field: MappedField, text: string): string => field.normalizer?.normalize(text) ?? text;

/** The number that a value stands for in a field; undefined when no document can hold it. */
function numberOf(field: MappedField, value: Scalar, scope: SearchScope): number | undefined {
  if (field.type === "boolean") return booleanOf(value.text, scope);
  if (field.type === "geo_point") {
    const reason = `Geometry fields do not support exact searching, use dedicated geometry queries instead: [${field.name}]`;
    throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
  }
  if (!isNumberType(field.type)) throw unsupported(`a term query on a field of type [${field.type}]`);
  const number = Number(value.text);
  if (value.text.trim() === "" || Number.isNaN(number)) {
    const cause = new SearchError(400, "number_format_exception", `For input string: "${value.text}"`);
    throw shardError(scope, `failed to create query: For input string: "${value.text}"`, cause);
  }
  return columnTerm(field, number);
}

/** 1 or 0; throws what Elasticsearch says of another text. */
export function booleanOf(text: string, scope: SearchScope): number {
  if (text === "true") return 1;
  if (text === "false" || text === "") return 0;
  const reason = `Can't parse boolean value [${text}], expected [true] or [false]`;
  throw shardError(
    scope,
    `failed to create query: ${reason}`,
    new SearchError(400, "illegal_argument_exception", reason),
  );
}

function checkTermsCount(count: number, scope: SearchScope): void {
  const most = Number(scope.setting("index.max_terms_count") ?? 65_536);
  if (count <= most) return;
  const reason = `The number of terms [${count}] used in the Terms Query request has exceeded the allowed maximum of [${most}]. This maximum can be set by changing the [index.max_terms_count] index level setting.`;
  throw shardError(scope, `failed to create query: ${reason}`, illegalArgument(reason));
}
