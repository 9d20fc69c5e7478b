import { illegalArgument, type SearchError } from "../errors/search-error";
import type { FieldType, MappedField } from "../index/mapping";
import { bareField } from "../index/metadata-fields";
import type { GeoColumn, KeywordColumn, NumberColumn } from "../index/reader";
import type { SearchScope } from "../query/scope";
import type { DocumentPart } from "./document-set";
import { fielddata } from "./fielddata";
import type { FieldSettings, GivenValue } from "./tree";
import { checkValueType, kindOfValueType, type ValueKind } from "./value-type";
import { BOOLEAN, numberFormat, RAW, timeFormat, type ValueFormat } from "./value-format";

/** A field of a request, the same over all of its indices. */
export interface FieldSource {
  readonly kind: ValueKind;
  /** False when no index has the field: there is nothing but `missing`. */
  readonly mapped: boolean;
  /** Whole numbers, printed without a point as keys. */
  readonly whole: boolean;
  readonly type: FieldType | undefined;
  readonly format: ValueFormat;
  /** Stands in for documents without a value, already read by the format. */
  readonly missing: number | string | undefined;
  numbers(part: DocumentPart): NumberColumn | undefined;
  keywords(part: DocumentPart): KeywordColumn | undefined;
  points(part: DocumentPart): GeoColumn | undefined;
}

/** Which kinds an aggregation takes, and what it makes of a field that no index has. */
export interface FieldDemand {
  readonly aggregation: string;
  readonly kinds: readonly ValueKind[];
  readonly fallback: ValueKind;
}

/** Finds a field in the indices of a request; throws when its values cannot be aggregated so. */
export function resolveField(
  settings: FieldSettings,
  demand: FieldDemand,
  scopes: readonly SearchScope[],
): FieldSource {
  const { field } = settings;
  const found = scopes.flatMap((scope) => {
    const mapped = mappedField(scope, field);
    return mapped ? [{ scope, mapped }] : [];
  });
  const [first] = found;
  if (!first) return unmapped(settings, demand, scopes);
  const kinds = found.map(({ scope, mapped }) => kindOf(scope, mapped, settings, demand));
  const kind = kinds[0] ?? demand.fallback;
  const format = formatOf(kind, settings, first.mapped, scopes);
  return {
    kind,
    mapped: true,
    whole: found.every(({ mapped }) => isWhole(mapped.type)),
    type: first.mapped.type,
    format,
    missing: readMissing(kind, settings.missing, format),
    numbers: (part) => part.segment.numbers(storedName(part, field)),
    keywords: (part) => keywordColumn(part, field),
    points: (part) => part.segment.geoPoints(storedName(part, field)),
  };
}

const INDEX_FIELD = bareField("_index");

function mappedField(scope: SearchScope, field: string): MappedField | undefined {
  if (field === "_index") return INDEX_FIELD;
  if (field === "_id") {
    throw illegalArgument(
      "Fielddata access on the _id field is disallowed, you can re-enable it by updating the dynamic cluster setting: indices.id_field_data.enabled",
    );
  }
  if (field === "_source") throw noColumn(field);
  return scope.mapping.field(field);
}

function noColumn(metadata: string): SearchError {
  return illegalArgument(`Fielddata is not supported on field [${metadata}] of type [${metadata}]`);
}

/** Columns carry the name of the field itself, also when it is reached through an alias. */
function storedName(part: DocumentPart, field: string): string {
  return part.scope.mapping.field(field)?.name ?? field;
}

function keywordColumn(part: DocumentPart, field: string): KeywordColumn | undefined {
  if (field === "_index")
    return {
      size: 1,
      value: () => part.scope.index,
      ordinals: () => [0],
      first: () => 0,
      singleValued: true,
    };
  const mapped = part.scope.mapping.field(field);
  if (mapped?.type === "text") return fielddata(part.segment, mapped.name);
  return part.segment.keywords(mapped?.name ?? field);
}

function kindOf(
  scope: SearchScope,
  mapped: MappedField,
  settings: FieldSettings,
  demand: FieldDemand,
): ValueKind {
  if (mapped.type === "text" && !mapped.fielddata) throw noFielddata(mapped.name, scope.index);
  if (mapped.name.startsWith("_") && !mapped.docValues) {
    throw noColumn(mapped.name);
  }
  if (mapped.type !== "text" && !mapped.docValues) {
    const why = `fielddata is unsupported on fields of type [${mapped.type}]. Use doc values instead.`;
    throw illegalArgument(`Can't load fielddata on [${mapped.name}] because ${why}`);
  }
  const kind = kindOfType(mapped.type);
  const type = shownType(mapped);
  checkValueType(settings.valueType, type, kind);
  if (!kind || !demand.kinds.includes(kind)) {
    const what = `Field [${mapped.name}] of type [${type}]`;
    throw illegalArgument(`${what} is not supported for aggregation [${demand.aggregation}]`);
  }
  return kind;
}

/** Metadata fields are types of their own. */
function shownType({ name, type }: MappedField): string {
  return name.startsWith("_") ? name : type;
}

function noFielddata(field: string, index: string): SearchError {
  return illegalArgument(
    `Fielddata is disabled on [${field}] in [${index}]. Text fields are not optimised for operations that require per-document field data like aggregations and sorting, so these operations are disabled by default. Please use a keyword field instead. Alternatively, set fielddata=true on [${field}] in order to load field data by uninverting the inverted index. Note that this can use significant memory.`,
  );
}

function kindOfType(type: FieldType): ValueKind | undefined {
  switch (type) {
    case "text":
    case "keyword":
    case "ip":
      return "keyword";
    case "date":
      return "date";
    case "boolean":
      return "boolean";
    case "geo_point":
      return "point";
    case "binary":
    case "object":
    case "nested":
    case "alias":
    case "search_as_you_type":
      return undefined;
    default:
      return "number";
  }
}

function isWhole(type: FieldType): boolean {
  return type !== "double" && type !== "float" && type !== "half_float" && type !== "scaled_float";
}

function formatOf(
  kind: ValueKind,
  settings: FieldSettings,
  mapped: MappedField | undefined,
  scopes: readonly SearchScope[],
): ValueFormat {
  if (kind === "date") return timeFormat(settings, mapped?.format, scopes[0]?.now ?? 0);
  if (kind === "number") return settings.format === undefined ? RAW : numberFormat(settings.format);
  if (settings.format !== undefined && mapped) {
    const what = `Field [${mapped.name}] of type [${shownType(mapped)}]`;
    throw illegalArgument(`${what} does not support custom formats`);
  }
  return kind === "boolean" ? BOOLEAN : RAW;
}

function unmapped(settings: FieldSettings, demand: FieldDemand, scopes: readonly SearchScope[]): FieldSource {
  const { valueType } = settings;
  const kind = kindOfValueType(valueType) ?? demand.fallback;
  const format = formatOf(kind, settings, undefined, scopes);
  return {
    kind,
    mapped: false,
    whole: valueType !== "double",
    type: undefined,
    format,
    missing: readMissing(kind, settings.missing, format),
    numbers: () => undefined,
    keywords: () => undefined,
    points: () => undefined,
  };
}

function readMissing(
  kind: ValueKind,
  missing: GivenValue | undefined,
  format: ValueFormat,
): number | string | undefined {
  if (missing === undefined) return undefined;
  if (kind === "keyword" || kind === "point") return String(missing);
  return typeof missing === "number" ? missing : format.parse(missing);
}
