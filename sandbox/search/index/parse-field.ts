import type { AnalysisRegistry } from "../analysis/analyzer";
import { illegalArgument, SearchError, unsupported } from "../errors/search-error";
import { DEFAULT_DATE_FORMAT, dateFormat } from "../dates/date-format";
import type { JsonNode, JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { member } from "../json/walk";
import type { FieldMapping } from "./mapping-tree";
import { PARAMETERS } from "./parameters";
import { parseGeoPoint } from "./parse-geo-point";
import { isNumberType, parseNumber } from "./parse-number";
import { mappingError, readBoolean, readText, readTexts, UnwrappedError } from "./read-parameter";

type LeafType = FieldMapping["type"];

const isLeafType = (type: string): type is LeafType => Object.hasOwn(PARAMETERS, type);

/** Types that Elasticsearch has and this engine has not. */
const UNBUILT_TYPES = new Set(
  "binary unsigned_long constant_keyword wildcard flattened join percolator rank_feature rank_features dense_vector sparse_vector semantic_text completion token_count match_only_text geo_shape point shape date_nanos integer_range float_range long_range double_range date_range ip_range histogram aggregate_metric_double version murmur3 annotated_text passthrough counted_keyword".split(
    " ",
  ),
);

/** Reads a field that is no object, its parameters and multi-fields. */
export function parseField(
  node: JsonObject,
  path: string,
  analysis: AnalysisRegistry,
  multi = false,
): FieldMapping {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const typeNode = member(node, "type");
  if (!typeNode) throw mappingError(`No type specified for field [${name}]`);
  const type = readText(typeNode);
  if (UNBUILT_TYPES.has(type)) throw unsupported(`the field type [${type}]`);
  if (!isLeafType(type)) throw unknownType(type, name);
  if (multi && type === "alias") throw mappingError(`Type [alias] cannot be used in multi field`);
  const set = new Map<string, ReplyValue>();
  let field: FieldMapping = { kind: "field", path, type, set, copyTo: [], fields: new Map() };
  for (const { key, value } of node.entries) {
    if (key === "type") continue;
    if (key === "fields" && type !== "alias")
      field = { ...field, fields: parseMultiFields(value, path, analysis) };
    else if (key === "copy_to" && type !== "alias")
      field = { ...field, copyTo: multi ? refuseCopyTo(path) : readTexts(value) };
    else field = { ...field, ...readInto(set, field, key, value) };
  }
  check(field, analysis);
  return field;
}

function unknownType(type: string, name: string): Error {
  const advice =
    "It might have been created within a future version or requires a plugin to be installed. Check the documentation.";
  return mappingError(`The mapper type [${type}] declared on field [${name}] does not exist. ${advice}`);
}

/** This one is no fault of reading to Elasticsearch: it is not wrapped. */
const refuseCopyTo = (path: string): never => {
  throw new UnwrappedError(`[copy_to] may not be used to copy from a multi-field: [${path}]`);
};

function readInto(
  set: Map<string, ReplyValue>,
  field: FieldMapping,
  key: string,
  value: JsonNode,
): Partial<FieldMapping> {
  const name = field.path.slice(field.path.lastIndexOf(".") + 1);
  const known = PARAMETERS[field.type];
  const parameter = Object.hasOwn(known, key) ? known[key] : undefined;
  if (!parameter)
    throw mappingError(`unknown parameter [${key}] on mapper [${name}] of type [${field.type}]`);
  if (value.kind === "null") {
    if (key === "null_value" || parameter.otherwise === null) return {};
    throw mappingError(`[${key}] on mapper [${name}] of type [${field.type}] must not have a [null] value`);
  }
  set.set(key, parameter.read(value, name));
  return key === "null_value" ? { nullValue: value } : {};
}

function parseMultiFields(
  node: JsonNode,
  path: string,
  analysis: AnalysisRegistry,
): Map<string, FieldMapping> {
  const fields = new Map<string, FieldMapping>();
  const name = path.slice(path.lastIndexOf(".") + 1);
  if (node.kind === "array" && node.items.length === 0) return fields;
  if (node.kind !== "object")
    throw mappingError(`Expected map for property [fields] on field [${name}] or a class ${node.kind}`);
  for (const { key, value } of node.entries) {
    if (key.includes("."))
      throw mappingError(`Field name [${key}] which is a multi field of [${name}] cannot contain '.'`);
    if (value.kind !== "object")
      throw mappingError(`Illegal field [${key}], only fields can be specified inside fields`);
    const type = member(value, "type");
    if (type?.kind === "string" && (type.value === "object" || type.value === "nested")) {
      throw mappingError(`Type [${type.value}] cannot be used in multi field`);
    }
    fields.set(key, parseField(value, `${path}.${key}`, analysis, true));
  }
  return fields;
}

function check(field: FieldMapping, analysis: AnalysisRegistry): void {
  const name = field.path.slice(field.path.lastIndexOf(".") + 1);
  for (const key of ["analyzer", "search_analyzer", "search_quote_analyzer"]) {
    const analyzer = field.set.get(key);
    if (typeof analyzer === "string" && !analysis.analyzer(analyzer))
      throw illegalArgument(`analyzer [${analyzer}] has not been configured in mappings`);
  }
  const normalizer = field.set.get("normalizer");
  if (typeof normalizer === "string" && !analysis.normalizer(normalizer))
    throw mappingError(`normalizer [${normalizer}] not found for field [${name}]`);
  if (field.type === "scaled_float" && !field.set.has("scaling_factor"))
    throw illegalArgument("Field [scaling_factor] is required");
  if (field.type === "alias" && !field.set.has("path"))
    throw mappingError(`The [path] property must be specified for field [${name}].`);
  checkFormat(field, name);
  checkNullValue(field, name);
}

function checkFormat(field: FieldMapping, name: string): void {
  const format = field.set.get("format");
  if (typeof format !== "string") return;
  try {
    dateFormat(format);
  } catch (cause) {
    if (!(cause instanceof SearchError) || cause.type === "unsupported_in_embedded") throw cause;
    throw illegalArgument(`Error parsing [format] on field [${name}]: ${cause.reason}`, cause);
  }
}

/** The value that stands for null has to be one that the field takes. */
function checkNullValue(field: FieldMapping, name: string): void {
  const { nullValue, type } = field;
  if (!nullValue) return;
  if (isNumberType(type)) parseNumber(type, nullValue, true);
  if (type === "boolean") readBoolean(nullValue);
  if (type === "geo_point") parseGeoPoint(nullValue, name);
  if (type !== "date") return;
  try {
    dateFormat(dateFormatOf(field)).parse(readText(nullValue));
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    throw mappingError(`Error parsing [null_value] on field [${name}]: ${cause.reason}`, cause);
  }
}

function dateFormatOf(field: FieldMapping): string {
  const format = field.set.get("format");
  return typeof format === "string" ? format : DEFAULT_DATE_FORMAT;
}
