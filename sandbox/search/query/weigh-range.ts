import { SearchError, unsupported } from "../errors/search-error";
import { columnBounds, type NumberEnd } from "../index/column-bounds";
import { compareTerms } from "../index/compare-terms";
import { isNumberType } from "../index/parse-number";
import { DEFAULT_DATE_FORMAT, dateFormat } from "../dates/date-format";
import { parseDateMath } from "../dates/date-math";
import { timeZone, UTC } from "../dates/time-zone";
import type { MappedField } from "../index/mapping";
import type { Segment } from "../index/reader";
import { constant, markedDocs, none, selected } from "./doc-sets";
import { hasNumber } from "./has-number";
import type { Matches } from "./matches";
import type { RangeEnd, RangeQuery, Scalar } from "./query";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";

type Weigher = (segment: Segment) => Matches;

/** `range`: values between two ends; the boost is the score. */
export function weighRange(query: RangeQuery, scope: SearchScope, boost: number): Weigher {
  const field = scope.mapping.field(query.field);
  if (!field) return () => none;
  if (field.type === "keyword" || field.type === "text") return termRange(field, query, boost);
  if (field.type === "date") return datesBetween(field, query, scope, boost);
  if (!isNumberType(field.type)) throw unsupported(`a range query on a field of type [${field.type}]`);
  const { low, high } = columnBounds(field, numberEnd(query.from, scope), numberEnd(query.to, scope));
  return numbersBetween(field, boost, (value) => value >= low && value <= high);
}

function numberEnd(end: RangeEnd | undefined, scope: SearchScope): NumberEnd | undefined {
  if (!end) return undefined;
  const value = Number(end.value.text);
  if (end.value.text.trim() !== "" && !Number.isNaN(value)) return { value, included: end.included };
  const cause = new SearchError(400, "number_format_exception", `For input string: "${end.value.text}"`);
  throw shardError(scope, `failed to create query: For input string: "${end.value.text}"`, cause);
}

function numbersBetween({ name }: MappedField, boost: number, fits: (value: number) => boolean): Weigher {
  return (segment) => {
    const column = segment.numbers(name);
    return column ? selected(segment, boost, hasNumber(column, fits)) : none;
  };
}

/** Ends of dates are intervals: what a text leaves out, and what it rounds, is the whole of it. */
function datesBetween(field: MappedField, query: RangeQuery, scope: SearchScope, boost: number): Weigher {
  const [first, last] = dateEnds(field, query, scope);
  return numbersBetween(
    field,
    boost,
    (value) => (first === undefined || value >= first) && (last === undefined || value <= last),
  );
}

/** First and last millisecond of a range of dates, where it has an end. */
export function dateEnds(
  field: MappedField,
  query: RangeQuery,
  scope: SearchScope,
): [first: number | undefined, last: number | undefined] {
  const { from, to } = query;
  return [
    from && dateOf(from.value, field, query, scope, !from.included) + (from.included ? 0 : 1),
    to && dateOf(to.value, field, query, scope, to.included) - (to.included ? 0 : 1),
  ];
}

/** The documents of a date: of the whole day when only a day is told. */
export const dateRange = (field: MappedField, value: Scalar, scope: SearchScope, boost: number): Weigher =>
  datesBetween(
    field,
    {
      kind: "range",
      field: field.name,
      from: { value, included: true },
      to: { value, included: true },
      format: undefined,
      timeZone: undefined,
      boost: 1,
    },
    scope,
    boost,
  );

function dateOf(
  { text }: Scalar,
  field: MappedField,
  query: RangeQuery,
  scope: SearchScope,
  roundUp: boolean,
): number {
  const format = dateFormat(query.format ?? field.format ?? DEFAULT_DATE_FORMAT);
  const zone = query.timeZone === undefined ? UTC : timeZone(query.timeZone);
  try {
    return parseDateMath(text, format, { now: scope.now, roundUp, zone });
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    throw cause;
  }
}

function termRange({ name, normalizer }: MappedField, { from, to }: RangeQuery, boost: number): Weigher {
  const textOf = (end: RangeEnd | undefined): string | undefined =>
    end && (normalizer?.normalize(end.value.text) ?? end.value.text);
  const [low, high] = [textOf(from), textOf(to)];
  const fits = (term: string): boolean => {
    const [down, up] = [
      low === undefined ? 1 : compareTerms(term, low),
      high === undefined ? -1 : compareTerms(term, high),
    ];
    return (
      (down > 0 || (down === 0 && from?.included === true)) && (up < 0 || (up === 0 && to?.included === true))
    );
  };
  return (segment) => {
    const dictionary = segment.terms(name);
    if (!dictionary) return none;
    const found = new Uint8Array(segment.size);
    for (let ordinal = 0; ordinal < dictionary.size; ordinal += 1) {
      if (fits(dictionary.term(ordinal))) for (const doc of dictionary.postings(ordinal).docs) found[doc] = 1;
    }
    return constant(markedDocs(found), boost);
  };
}
