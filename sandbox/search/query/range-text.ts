import { formatDouble } from "../json/format-number";
import type { MappedField } from "../index/mapping";
import type { RangeQuery } from "./query";
import type { SearchScope } from "./scope";
import { dateEnds } from "./weigh-range";

const WHOLE_ENDS: Readonly<Record<string, readonly [low: string, high: string]>> = {
  long: ["-9223372036854775808", "9223372036854775807"],
  integer: ["-2147483648", "2147483647"],
  short: ["-2147483648", "2147483647"],
  byte: ["-2147483648", "2147483647"],
};

/** A value of a field as Lucene prints the query for it: `active:T`, `stock:[144 TO 144]`, `category:boats`. */
export function valueText(field: MappedField, text: string, scope: SearchScope): string {
  const { name, type } = field;
  if (type === "boolean") return `${name}:${text === "true" ? "T" : "F"}`;
  if (type === "keyword" || type === "text" || type === "ip")
    return `${name}:${field.normalizer?.normalize(text) ?? text}`;
  const value = { text, kind: "string" } as const;
  const end = { value, included: true };
  const usual = { format: undefined, timeZone: undefined, boost: 1 };
  return numericRangeText({ kind: "range", field: name, from: end, to: end, ...usual }, scope);
}

/** A range as Lucene prints it, both ends included: `price:[10.0 TO 20.0]`. */
export function numericRangeText(query: RangeQuery, scope: SearchScope): string {
  const field = scope.mapping.field(query.field);
  if (!field) return `MatchNoDocsQuery("unmapped field [${query.field}]")`;
  const [low, high] = field.type === "date" ? datePair(field, query, scope) : numberPair(field, query);
  if (field.type === "keyword" || field.type === "text") {
    const [open, close] = [
      query.from?.included === false ? "{" : "[",
      query.to?.included === false ? "}" : "]",
    ];
    return `${query.field}:${open}${query.from?.value.text ?? "*"} TO ${query.to?.value.text ?? "*"}${close}`;
  }
  return `${query.field}:[${low} TO ${high}]`;
}

/** The same as doc values hold it: decimals as integers that sort like them. */
export function columnRangeText(query: RangeQuery, scope: SearchScope): string {
  const field = scope.mapping.field(query.field);
  const sortable = field && SORTABLE[field.type];
  if (!field || !sortable) return numericRangeText(query, scope);
  const [low, high] = numberPair(field, query).map((text) => sortable(Number(text)));
  return `${query.field}:[${low} TO ${high}]`;
}

const SORTABLE: Readonly<Record<string, ((value: number) => bigint | number) | undefined>> = {
  double: (value) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    const bits = view.getBigInt64(0);
    return bits ^ ((bits >> 63n) & 0x7fffffffffffffffn);
  },
  float: (value) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setFloat32(0, value);
    const bits = view.getInt32(0);
    return bits ^ ((bits >> 31) & 0x7fffffff);
  },
};

function datePair(field: MappedField, query: RangeQuery, scope: SearchScope): [string, string] {
  const [low, high] = dateEnds(field, query, scope);
  const [least, most] = WHOLE_ENDS.long ?? ["", ""];
  return [low === undefined ? least : String(low), high === undefined ? most : String(high)];
}

function numberPair({ type }: MappedField, { from, to }: RangeQuery): [string, string] {
  const whole = WHOLE_ENDS[type];
  const number = (text: string): number => Number(text);
  if (whole) {
    const low =
      from && Math.ceil(number(from.value.text)) + (from.included || !isWhole(from.value.text) ? 0 : 1);
    const high = to && Math.floor(number(to.value.text)) - (to.included || !isWhole(to.value.text) ? 0 : 1);
    return [low === undefined ? whole[0] : String(low), high === undefined ? whole[1] : String(high)];
  }
  const low = from ? (from.included ? number(from.value.text) : next(number(from.value.text), 1)) : undefined;
  const high = to ? (to.included ? number(to.value.text) : next(number(to.value.text), -1)) : undefined;
  return [
    low === undefined ? "-Infinity" : formatDouble(low),
    high === undefined ? "Infinity" : formatDouble(high),
  ];
}

const isWhole = (text: string): boolean => Number.isInteger(Number(text));

/** The neighbour of a double above (1) or below it (-1). */
function next(value: number, direction: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value === 0 ? 0 : value);
  if (value === 0) return direction * Number.MIN_VALUE;
  const step = BigInt(value > 0 ? direction : -direction);
  view.setBigInt64(0, view.getBigInt64(0) + step);
  return view.getFloat64(0);
}
