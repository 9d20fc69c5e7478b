import { DEFAULT_DATE_FORMAT, dateFormat } from "../../dates/date-format";
import { illegalArgument, SearchError } from "../../errors/search-error";
import type { MappedField, Mapping } from "../../index/mapping";
import type { StoredDocument } from "../../index/reader";
import { isPointArray, parseGeoPoint } from "../../index/parse-geo-point";
import { isNumberType, parseNumber } from "../../index/parse-number";
import { formatDouble } from "../../json/format-number";
import type { JsonNode } from "../../json/node";
import { readJson } from "../../json/read";
import { double, float, type ReplyValue } from "../../json/reply-value";
import { isInteger, nodesAt, scalarText } from "../../json/walk";
import { toReply } from "../../rest/filter-path";
import { nestedSteps, objectAt } from "../nested-place";
import { type FieldRequest, fieldsMeant } from "./field-request";
import type { Hit } from "./hits";
import { unmappedFields } from "./unmapped-fields";

type Fields = Record<string, ReplyValue>;

/** What `fields` shows of a hit. */
export interface SourceFields {
  /** Values from its source as its mapping reads them; those of nested objects stand in their objects. */
  readonly fields: Fields;
  /** What was not taken into the index: too long, or malformed. */
  readonly ignored: Fields;
}

/** Reads the fields of a hit that were asked for. */
export function sourceFields(hit: Hit, requests: readonly FieldRequest[]): SourceFields {
  const { scope, segment, doc } = hit;
  const stored = segment.document(segment.rootOf(doc));
  const wanted = new Map<string, Asked>();
  const fields: Fields = {};
  for (const request of requests) {
    const own = metadata(request.field, stored, scope.index);
    if (own.length > 0) fields[request.field] = own;
    for (const name of fieldsMeant(request, scope.mapping)) {
      const mapped = name.startsWith("_") ? undefined : scope.mapping.field(name);
      if (mapped) wanted.set(name, { mapped, format: request.format });
    }
  }
  const source = readJson(stored.source.text);
  const ignored = segment.isRoot(doc) ? ignoredValues(source, wanted, scope.mapping) : {};
  const unmapped = segment.isRoot(doc) ? unmappedFields(source, requests, scope.mapping) : {};
  return { fields: { ...fields, ...fieldsOfHit(hit, source, wanted), ...unmapped }, ignored };
}

/** Values of a field that every document has and no mapping names. */
function metadata(field: string, stored: StoredDocument, index: string): readonly ReplyValue[] {
  switch (field) {
    case "_id":
      return [stored.id];
    case "_index":
      return [index];
    case "_version":
      return [stored.version];
    case "_routing":
      return stored.routing === undefined ? [] : [stored.routing];
    case "_ignored":
      return stored.ignored;
    case "_seq_no":
    case "_source":
    case "_field_names":
    case "_nested_path": {
      const reason = `Cannot fetch values for internal field [${field}].`;
      throw illegalArgument(`error fetching [${field}]: ${reason}`, illegalArgument(reason));
    }
    default:
      return [];
  }
}

/** Elasticsearch tells those of the document itself. */
function ignoredValues(source: JsonNode, wanted: Wanted, mapping: Mapping): Fields {
  const pairs = [...wanted].flatMap(([name, { mapped, format }]) => {
    // Malformed points are passed over in silence.
    if (mapped.nestedPath !== undefined || mapped.type === "geo_point") return [];
    const show = shownBy(mapped, format);
    const ignored = nodesOf(source, mapped, "", mapping).filter(
      (node) => shownIfTaken(show, node) === undefined,
    );
    return ignored.length > 0 ? [[name, ignored.map(toReply)] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** Those of a nested object stand in it, on its own way from the document. */
function fieldsOfHit({ scope, segment, doc }: Hit, source: JsonNode, wanted: Wanted): Fields {
  const steps = nestedSteps(segment, doc);
  const object = objectAt(source, steps);
  const path = steps.at(-1)?.path ?? "";
  const inside = [...wanted].filter(([name]) => path === "" || name.startsWith(`${path}.`));
  const fields = object ? fieldsBelow(object, path, new Map(inside), scope.mapping) : {};
  if (Object.keys(fields).length === 0) return fields;
  return steps.reduceRight<Fields>((inner, { field }) => ({ [field]: [inner] }), fields);
}

interface Asked {
  readonly mapped: MappedField;
  readonly format: string | undefined;
}

type Wanted = ReadonlyMap<string, Asked>;

/** Fields of one object, the document or a nested one at `path`. */
function fieldsBelow(object: JsonNode, path: string, wanted: Wanted, mapping: Mapping): Fields {
  const fields: Fields = {};
  const prefix = path === "" ? "" : `${path}.`;
  const deeper = new Map<string, Map<string, Asked>>();
  for (const [name, asked] of wanted) {
    const nested = nextNested(asked.mapped.nestedPath, path, mapping);
    if (nested !== undefined) {
      const group = deeper.get(nested) ?? new Map();
      deeper.set(nested, group.set(name, asked));
      continue;
    }
    const values = valuesOf(object, prefix, asked, mapping);
    if (values.length > 0) fields[name.slice(prefix.length)] = values;
  }
  for (const [nested, group] of deeper) {
    const objects = nodesAt(object, nested.slice(prefix.length))
      .map((node) => fieldsBelow(node, nested, group, mapping))
      .filter((each) => Object.keys(each).length > 0);
    if (objects.length > 0) fields[nested.slice(prefix.length)] = objects;
  }
  return fields;
}

/** The nested path just below `path` on the way to a field's own; `undefined` when the field stands at `path`. */
function nextNested(own: string | undefined, path: string, mapping: Mapping): string | undefined {
  if (own === undefined || own === path) return undefined;
  const names = own.split(".");
  const depth = path === "" ? 0 : path.split(".").length;
  const between = names.slice(depth).map((_, i) => names.slice(0, depth + i + 1).join("."));
  return between.find((each) => mapping.objectKind(each) === "nested");
}

function valuesOf(
  object: JsonNode,
  prefix: string,
  { mapped, format }: Asked,
  mapping: Mapping,
): readonly ReplyValue[] {
  const show = shownBy(mapped, format);
  return nodesOf(object, mapped, prefix, mapping).flatMap((node) => shownIfTaken(show, node) ?? []);
}

function nodesOf(
  object: JsonNode,
  field: MappedField,
  prefix: string,
  mapping: Mapping,
): readonly JsonNode[] {
  const otherwise = field.nullValue === undefined ? undefined : readJson(JSON.stringify(field.nullValue));
  const nulls = otherwise !== undefined;
  const options = field.type === "geo_point" ? { nulls, whole: isPointArray } : { nulls };
  return mapping
    .sourcePaths(field)
    .filter((path) => path.startsWith(prefix))
    .flatMap((path) => nodesAt(object, path.slice(prefix.length), options))
    .map((node) => (node.kind === "null" && otherwise ? otherwise : node));
}

/** A value, or nothing where it was ignored when it was indexed. */
function shownIfTaken(show: Show, node: JsonNode): ReplyValue | undefined {
  try {
    return show(node);
  } catch (error) {
    if (error instanceof SearchError) return undefined;
    throw error;
  }
}

type Show = (node: JsonNode) => ReplyValue | undefined;

function shownBy(mapped: MappedField, format: string | undefined): Show {
  const { type } = mapped;
  if (type === "date") return dateShown(mapped, format);
  if (type === "geo_point") return (node) => pointShown(parseGeoPoint(node, mapped.name), format);
  if (format !== undefined) throw noFormats(mapped);
  if (type === "boolean") return (node) => scalarText(node) === "true";
  if (isNumberType(type)) {
    return (node) => {
      const value = parseNumber(type, node, true, mapped.scalingFactor);
      if (type === "double" || type === "scaled_float") return double(Number(value));
      return type === "float" || type === "half_float" ? float(Number(value)) : value;
    };
  }
  return (node) => {
    const text = scalarText(node);
    if (text === undefined || (mapped.ignoreAbove !== undefined && text.length > mapped.ignoreAbove))
      return undefined;
    return mapped.normalizer ? mapped.normalizer.normalize(text) : text;
  };
}

function noFormats({ name, type }: MappedField): SearchError {
  const kind = type === "text" ? "" : ` of type [${type}]`;
  const reason = `Field [${name}]${kind} doesn't support formats.`;
  return illegalArgument(`error fetching [${name}]: ${reason}`, illegalArgument(reason));
}

function dateShown({ format: own = DEFAULT_DATE_FORMAT }: MappedField, asked: string | undefined): Show {
  const read = dateFormat(own);
  const print = dateFormat(asked ?? own);
  return (node) => {
    const text = scalarText(node) ?? "";
    return print.print(read.parse(node.kind === "number" && isInteger(node.raw) ? node.raw : text));
  };
}

function pointShown({ lat, lon }: { lat: number; lon: number }, format: string | undefined): ReplyValue {
  if (format === "wkt") return `POINT (${formatDouble(lon)} ${formatDouble(lat)})`;
  if (format === undefined || format === "geojson")
    return { type: "Point", coordinates: [double(lon), double(lat)] };
  throw illegalArgument(`Unrecognized geometry format [${format}].`);
}
