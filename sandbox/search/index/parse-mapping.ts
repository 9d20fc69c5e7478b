import type { AnalysisRegistry } from "../analysis/analyzer";
import { illegalArgument, SearchError, unsupported } from "../errors/search-error";
import { javaText } from "../json/java-text";
import type { JsonEntry, JsonNode, JsonObject } from "../json/node";
import { member } from "../json/walk";
import { parseDynamicTemplates } from "./dynamic-templates";
import type { Dynamic, FieldMapping, ObjectMapping, RootMapping } from "./mapping-tree";
import { EMPTY_MAPPING } from "./mapping-tree";
import { parseField } from "./parse-field";
import { plainReply } from "./plain-reply";
import { mappingError, readBoolean, readText, readTexts, UnwrappedError } from "./read-parameter";

/** Reads the value of `mappings`, all types and parameters checked; faults are wrapped as `Failed to parse mapping`. */
export function parseMapping(body: JsonNode, analysis: AnalysisRegistry): RootMapping {
  return wrapped(() => (body.kind === "object" ? parseRoot(body, analysis) : EMPTY_MAPPING));
}

function wrapped<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    if (
      !(cause instanceof SearchError) ||
      cause instanceof UnwrappedError ||
      cause.type === "unsupported_in_embedded"
    )
      throw cause;
    const rootCauses =
      cause.type === "mapper_parsing_exception" || cause.type === "parse_exception" ? [cause] : undefined;
    throw new SearchError(400, "mapper_parsing_exception", `Failed to parse mapping: ${cause.reason}`, {
      causedBy: cause,
      ...(rootCauses && { rootCauses }),
    });
  }
}

function parseRoot(given: JsonObject, analysis: AnalysisRegistry): RootMapping {
  const body = withoutDoc(given);
  const rest: JsonEntry[] = [];
  let mapping: Omit<RootMapping, "root"> = {};
  for (const entry of body.entries) {
    const read = rootParameter(entry);
    if (read) mapping = { ...mapping, ...read };
    else if (OBJECT_PARAMETERS.has(entry.key)) rest.push(entry);
    else throw unknownRoot(body);
  }
  return {
    ...mapping,
    root: parseObject({ ...body, at: body.at, end: body.end, kind: "object", entries: rest }, "", analysis),
  };
}

/** The type name of old clients, `_doc`, may stand around everything. */
function withoutDoc(body: JsonObject): JsonObject {
  const inner = member(body, "_doc");
  return body.entries.length === 1 && inner?.kind === "object" ? inner : body;
}

function rootParameter({ key, value }: JsonEntry): Omit<RootMapping, "root"> | undefined {
  switch (key) {
    case "dynamic_templates":
      return { dynamicTemplates: parseDynamicTemplates(value) };
    case "dynamic_date_formats":
    case "date_formats":
      return { dynamicDateFormats: value.kind === "null" ? [] : readTexts(value) };
    case "date_detection":
      return { dateDetection: readBoolean(value) };
    case "numeric_detection":
      return { numericDetection: readBoolean(value) };
    case "_meta":
      return { meta: plainReply(value) };
    case "_routing":
      return { routingRequired: metadataFlag(value, "_routing", "required", false) };
    case "_source":
      return { sourceEnabled: metadataFlag(value, "_source", "enabled", true) };
    case "runtime":
    case "_data_stream_timestamp":
    case "_size":
    case "_field_names":
      throw unsupported(`the mapping parameter [${key}]`);
    default:
      return undefined;
  }
}

function metadataFlag(node: JsonNode, field: string, name: string, otherwise: boolean): boolean {
  if (node.kind !== "object") throw mappingError(`[${field}] config must be an object`);
  for (const { key } of node.entries) {
    if (key === name) continue;
    if (field === "_source" && ["includes", "excludes", "mode"].includes(key))
      throw unsupported(`the mapping parameter [_source.${key}]`);
    throw mappingError(`unknown parameter [${key}] on metadata field [${field}]`);
  }
  const value = member(node, name);
  return value ? readBoolean(value) : otherwise;
}

const OBJECT_PARAMETERS = new Set(["properties", "dynamic", "enabled", "subobjects", "type"]);

const ROOT_PARAMETERS = new Set([
  ...OBJECT_PARAMETERS,
  ...[
    "dynamic_templates",
    "dynamic_date_formats",
    "date_formats",
    "date_detection",
    "numeric_detection",
    "_meta",
    "_routing",
    "_source",
  ],
]);

function unknownRoot(body: JsonObject): SearchError {
  const unknown = body.entries.filter(({ key }) => !ROOT_PARAMETERS.has(key));
  const listed = unknown.map(({ key, value }) => ` [${key} : ${javaText(value)}]`).join("");
  return mappingError(`Root mapping definition has unsupported parameters: ${listed}`);
}

/** Reads an object: its own parameters and, below `properties`, its fields. */
export function parseObject(node: JsonObject, path: string, analysis: AnalysisRegistry): ObjectMapping {
  let object: ObjectMapping = { ...EMPTY_MAPPING.root, path, nested: isNested(node) };
  const unknown: JsonEntry[] = [];
  for (const entry of node.entries) {
    const read = objectParameter(entry, object, analysis);
    if (read) object = { ...object, ...read };
    else unknown.push(entry);
  }
  if (unknown.length === 0) return object;
  const name = path.slice(path.lastIndexOf(".") + 1);
  const listed = unknown.map(({ key, value }) => ` [${key} : ${javaText(value)}]`).join("");
  throw mappingError(`Mapping definition for [${name}] has unsupported parameters: ${listed}`);
}

const isNested = (node: JsonObject): boolean => {
  const type = member(node, "type");
  return type?.kind === "string" && type.value === "nested";
};

function objectParameter(
  { key, value }: JsonEntry,
  object: ObjectMapping,
  analysis: AnalysisRegistry,
): Partial<ObjectMapping> | undefined {
  switch (key) {
    case "type":
      return {};
    case "dynamic":
      return { dynamic: readDynamic(value) };
    case "properties":
      return { children: parseProperties(value, object.path, analysis) };
    case "enabled":
      return object.nested ? undefined : { enabled: readBoolean(value) };
    case "subobjects":
      if (value.kind === "boolean" && value.value) return object.nested ? undefined : { subobjects: true };
      throw unsupported("the mapping parameter [subobjects]");
    case "include_in_parent":
      return object.nested ? { includeInParent: readBoolean(value) } : undefined;
    case "include_in_root":
      return object.nested ? { includeInRoot: readBoolean(value) } : undefined;
    default:
      return undefined;
  }
}

function readDynamic(node: JsonNode): Dynamic {
  const value = readText(node);
  if (value === "true" || value === "false" || value === "strict") return value;
  if (value === "runtime") throw unsupported("the mapping parameter [dynamic: runtime]");
  const cause = illegalArgument(`Failed to parse value [${value}] as only [true] or [false] are allowed.`);
  throw illegalArgument("Could not convert [dynamic.dynamic] to boolean", cause);
}

function parseProperties(
  node: JsonNode,
  path: string,
  analysis: AnalysisRegistry,
): Map<string, ObjectMapping | FieldMapping> {
  if (node.kind === "array" && node.items.length === 0) return new Map();
  if (node.kind !== "object") throw new SearchError(400, "parse_exception", "properties must be a map type");
  const children = new Map<string, ObjectMapping | FieldMapping>();
  for (const { key, value } of node.entries) {
    // An empty list stands for nothing, as some old clients write it.
    if (value.kind !== "array" || value.items.length > 0) addChild(children, key, value, path, analysis);
  }
  return children;
}

function addChild(
  children: Map<string, ObjectMapping | FieldMapping>,
  name: string,
  value: JsonNode,
  path: string,
  analysis: AnalysisRegistry,
): void {
  const parts = name.split(".").filter((part, i, all) => part !== "" || i < all.length - 1);
  const [first = "", ...rest] = parts;
  if (name === "" || parts.length === 0) throw illegalArgument("field name cannot be an empty string");
  if (parts.some((part) => part.trim() === ""))
    throw illegalArgument(`field name cannot contain only whitespace: ['${name}']`);
  const childPath = path === "" ? first : `${path}.${first}`;
  if (rest.length === 0) {
    children.set(first, parseChild(value, childPath, analysis));
    return;
  }
  const known = children.get(first);
  const below = new Map(known?.kind === "object" ? known.children : []);
  addChild(below, rest.join("."), value, childPath, analysis);
  children.set(first, {
    ...(known?.kind === "object" ? known : EMPTY_MAPPING.root),
    path: childPath,
    children: below,
  });
}

/** Reads one entry of `properties`. */
function parseChild(node: JsonNode, path: string, analysis: AnalysisRegistry): ObjectMapping | FieldMapping {
  const name = path.slice(path.lastIndexOf(".") + 1);
  if (node.kind !== "object")
    throw mappingError(
      `Expected map for property [fields] on field [${name}] but got a class java.lang.String`,
    );
  const type = member(node, "type");
  const isObject = type
    ? type.kind === "string" && (type.value === "object" || type.value === "nested")
    : looksLikeObject(node);
  if (isObject) return parseObject(node, path, analysis);
  if (!type || type.kind === "null") throw mappingError(`No type specified for field [${name}]`);
  return parseField(node, path, analysis);
}

const looksLikeObject = (node: JsonObject): boolean =>
  node.entries.some(({ key }) => ["properties", "enabled", "dynamic", "subobjects"].includes(key));
