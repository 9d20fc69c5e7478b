import { contentError, illegalArgument, unsupported } from "../../errors/search-error";
import type { MappedField } from "../../index/mapping";
import { bareField } from "../../index/metadata-fields";
import type { Segment } from "../../index/reader";
import type { JsonEntry, JsonNode } from "../../json/node";
import { member, scalarText } from "../../json/walk";
import { double, float, type ReplyValue } from "../../json/reply-value";
import type { SearchScope } from "../scope";
import { resolveField } from "../../aggregation/field-source";
import { suggestion } from "../../aggregation/object-parser";
import { type NestedSort, parseNestedSort, reduceValues, type SortMode, valueDocuments } from "./sort-nested";
import type { GeoSort } from "./sort-geo-distance";
import { part } from "../../parts/part";
import { shardError } from "../shard-error";

type NumericType = "long" | "double" | "date";

/** By what hits are sorted. */
export interface SortKey {
  field: string;
  descending: boolean;
  missing: "first" | "last";
  /** A value that stands for a missing one. */
  instead?: string;
  /** Which of several values counts; the end that comes first unless told. */
  mode?: SortMode;
  /** How values are printed. */
  format?: string;
  /** Values come from nested objects. */
  nested?: NestedSort;
  /** What a field is taken for where an index has no such field. */
  unmappedType?: string;
  /** What numbers become before they are compared. */
  numericType?: NumericType;
  /** For a sort by distance. */
  geo?: GeoSort;
}

/** Reads `sort`: names, or names with their order. */
export function parseSort(node: JsonNode): SortKey[] {
  const items = node.kind === "array" ? node.items : [node];
  return items.flatMap((item) => {
    const name = item.kind === "string" || item.kind === "number" ? scalarText(item) : undefined;
    if (name !== undefined) return [keyOf(name)];
    if (item.kind !== "object")
      throw illegalArgument(
        "malformed sort format, within the sort array, an object, or an actual string are allowed",
      );
    return item.entries.map(keyOfEntry);
  });
}

const keyOf = (field: string): SortKey => ({ field, descending: field === "_score", missing: "last" });

const OPTIONS = ["missing", "unmapped_type", "order", "mode", "nested", "numeric_type", "format"];

function keyOfEntry({ key, value }: JsonEntry): SortKey {
  if (key === "_script") throw unsupported(`a sort by [${key}]`);
  if (key === "_geo_distance") {
    if (value.kind !== "object") throw illegalArgument("Geo distance sorting needs at least one point.");
    const geo = part("geo").parseGeoSort(value);
    return { ...keyOf(key), descending: geo.descending, geo };
  }
  const plain = keyOf(key);
  if (value.kind !== "object") return { ...plain, descending: orderOf(scalarText(value), plain.descending) };
  for (const { key: option, keyAt } of value.entries) {
    if (OPTIONS.includes(option)) continue;
    const near = suggestion(option, OPTIONS);
    throw contentError(keyAt, `[field_sort] unknown field [${option}]${near}`);
  }
  const unmapped = member(value, "unmapped_type");
  const numeric = member(value, "numeric_type");
  const missing = member(value, "missing");
  const rule = missing && scalarText(missing);
  const instead = rule === undefined || rule === "_first" || rule === "_last" ? {} : { instead: rule };
  const mode = member(value, "mode");
  const named = modeOf(mode && scalarText(mode));
  const nested = member(value, "nested");
  const format = member(value, "format");
  const pattern = format && scalarText(format);
  const order = member(value, "order");
  return {
    field: key,
    descending: orderOf(order && scalarText(order), plain.descending),
    missing: rule === "_first" ? "first" : "last",
    ...instead,
    ...(named && { mode: named }),
    ...(pattern !== undefined && { format: pattern }),
    ...(nested && { nested: parseNestedSort(nested) }),
    ...(unmapped && { unmappedType: scalarText(unmapped) ?? "" }),
    ...(numeric && { numericType: numericTypeOf(numeric) }),
  };
}

function numericTypeOf(node: JsonNode): NumericType {
  const text = scalarText(node) ?? "";
  const type = text.toLowerCase();
  if (type === "long" || type === "double" || type === "date") return type;
  if (type === "date_nanos") throw unsupported("[date_nanos] as [numeric_type] of a sort");
  const reason = `invalid value for [numeric_type], must be [long, double, date, date_nanos], got ${text}`;
  const cause = illegalArgument(reason);
  throw contentError(node.at, "[field_sort] failed to parse field [numeric_type]", cause);
}

function modeOf(text: string | undefined): SortMode | undefined {
  const mode = text?.toLowerCase();
  switch (mode) {
    case undefined:
    case "min":
    case "max":
    case "avg":
    case "sum":
    case "median":
      return mode;
    default:
      throw illegalArgument(`Unknown SortMode [${text}]`);
  }
}

function orderOf(text: string | undefined, otherwise: boolean): boolean {
  if (text === undefined) return otherwise;
  const order = text.toLowerCase();
  if (order === "asc" || order === "desc") return order === "desc";
  throw illegalArgument(`No enum constant org.elasticsearch.search.sort.SortOrder.${text.toUpperCase()}`);
}

/** A value to sort by; null is missing. */
export type SortValue = number | string | null;

/** One key on one index: the value of a document, and how it is shown. */
export interface Sorter {
  valueOf(segment: Segment, doc: number, score: number): SortValue;
  shown(value: SortValue): ReplyValue;
}

/** Prepares a key for an index. Throws what Elasticsearch's shards throw. */
export function sorterOf(key: SortKey, scope: SearchScope): Sorter {
  if (key.geo) return part("geo").geoSorter(key.geo, scope);
  if (key.field === "_score")
    return {
      valueOf: (_segment, _doc, score) => score,
      shown: (value) => (typeof value === "number" ? float(value) : value),
    };
  if (key.field === "_doc")
    return { valueOf: (segment, doc) => segment.docBase + doc, shown: (value) => value };
  const field = scope.mapping.field(key.field) ?? absentField(key);
  if (!field) throw shardError(scope, `No mapping found for [${key.field}] in order to sort on`);
  if (key.numericType && (field.type === "keyword" || field.type === "text"))
    throw shardError(scope, `[numeric_type] option cannot be set on a non-numeric field, got ${field.type}`);
  if (field.type === "keyword") return byKeyword(field, key, scope);
  if (field.type === "text" || field.type === "search_as_you_type")
    throw illegalArgument(textReason(field, scope));
  if (field.type === "geo_point")
    throw illegalArgument(
      "can't sort on geo_point or point field without using specific sorting feature, like geo_distance",
    );
  if (field.type === "binary" || field.type === "ip")
    throw unsupported(`a sort by a field of type [${field.type}]`);
  return byNumber(field, key, scope);
}

/** A field of `unmapped_type` that no document has. */
function absentField({ unmappedType }: SortKey): MappedField | undefined {
  if (unmappedType === undefined) return undefined;
  const type = SORTABLE.find((each) => each === unmappedType);
  if (!type) throw illegalArgument(`No mapper found for type [${unmappedType}]`);
  return bareField("__anonymous_", { type });
}

const SORTABLE = [
  ...(["long", "integer", "short", "byte", "double", "float", "half_float", "scaled_float"] as const),
  ...(["boolean", "date", "keyword", "text", "search_as_you_type", "geo_point", "ip", "binary"] as const),
];

const textReason = ({ name }: MappedField, { index }: SearchScope): string =>
  `Fielddata is disabled on [${name}] in [${index}]. Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead. Alternatively, set fielddata=true on [${name}] in order to load field data by uninverting the inverted index. Note that this can use significant memory.`;

function byKeyword({ name }: MappedField, key: SortKey, scope: SearchScope): Sorter {
  const documents = valueDocuments(key.nested, scope);
  return {
    valueOf: (segment, doc) => {
      const column = segment.keywords(name);
      const ordinals = documents(segment, doc).flatMap((each) => column?.ordinals(each) ?? []);
      const ordinal = reduceValues(ordinals, takesLast(key) ? "max" : "min", true);
      return column && ordinal !== undefined ? column.value(ordinal) : (key.instead ?? null);
    },
    shown: (value) => value,
  };
}

function byNumber(mapped: MappedField, key: SortKey, scope: SearchScope): Sorter {
  const { numericType } = key;
  const field = numericType ? { ...mapped, type: numericType } : mapped;
  const convert = numericType && numericType !== "double" ? Math.trunc : (value: number): number => value;
  const documents = valueDocuments(key.nested, scope);
  const whole = !["double", "float", "half_float", "scaled_float"].includes(field.type);
  const print = printerOf(key, scope);
  return {
    valueOf: (segment, doc) => {
      const column = segment.numbers(field.name);
      if (column?.dense && !key.nested) {
        const value = column.dense[doc] ?? Number.NaN;
        if (!Number.isNaN(value)) return convert(value);
      }
      const values = documents(segment, doc).flatMap((each) =>
        (column?.values(each) ?? []).map((one) => convert(Number(one))),
      );
      const value = reduceValues(values, key.mode ?? (key.descending ? "max" : "min"), whole);
      if (value !== undefined) return value;
      return key.instead === undefined ? null : Number(key.instead);
    },
    shown: (value) => {
      if (value === null) return missingValue(field, key);
      if (print && typeof value === "number") return print(value);
      if (typeof value === "string") return value;
      return whole
        ? value
        : field.type === "double" || field.type === "scaled_float"
          ? double(value)
          : float(value);
    },
  };
}

/** Prints values in the format that the sort asks for. */
function printerOf({ field, format }: SortKey, scope: SearchScope): ((value: number) => string) | undefined {
  if (format === undefined) return undefined;
  const kinds = ["number", "date", "boolean"] as const;
  const source = resolveField({ field, format }, { aggregation: "sort", kinds, fallback: "number" }, [scope]);
  return (value) => source.format.print(value);
}

const takesLast = ({ mode, descending }: SortKey): boolean => (mode ? mode === "max" : descending);

/** What stands for no value: the end of the type's numbers at which such documents stand. */
function missingValue({ type }: MappedField, { descending, missing }: SortKey): ReplyValue {
  const high = (missing === "last") !== descending;
  if (["integer", "short", "byte"].includes(type)) return high ? 2147483647 : -2147483648;
  if (["double", "float", "half_float", "scaled_float"].includes(type))
    return high ? "Infinity" : "-Infinity";
  return high ? 9223372036854775807n : -9223372036854775808n;
}

/** Order of two rows of values under the keys; 0 leaves them in order of indexing. */
export function compareValues(
  keys: readonly SortKey[],
  a: readonly SortValue[],
  b: readonly SortValue[],
): number {
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    const order = key ? compareOne(key, a[i] ?? null, b[i] ?? null) : 0;
    if (order !== 0) return order;
  }
  return 0;
}

/** The same by the first value alone. */
export const compareFirst = (
  [key]: readonly SortKey[],
  value: SortValue,
  [other = null]: readonly SortValue[],
): number => (key ? compareOne(key, value, other) : 0);

function compareOne({ descending, missing }: SortKey, a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  if (a === null || b === null) return (a === null) === (missing === "first") ? -1 : 1;
  return (a < b ? -1 : 1) * (descending ? -1 : 1);
}
