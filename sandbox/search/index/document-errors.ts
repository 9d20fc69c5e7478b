import { SearchError } from "../errors/search-error";
import { formatFloat } from "../json/format-number";
import { Located } from "../json/located";
import type { JsonNode, Place } from "../json/node";
import { isInteger } from "../json/walk";
import { mapText } from "./java-map";

/** `document_parsing_exception` at a place of a document. */
export function documentError(place: Place, reason: string, causedBy?: SearchError): SearchError {
  return new SearchError(400, "document_parsing_exception", `[${place.line}:${place.column}] ${reason}`, {
    ...(causedBy && { causedBy, ...rootOf(causedBy) }),
  });
}

/** Types of Java's own exceptions, which are no root causes: the exception around them is. */
const JAVA_TYPES = new Set([
  "illegal_argument_exception",
  "illegal_state_exception",
  "number_format_exception",
  "x_content_parse_exception",
  "x_content_e_o_f_exception",
]);

function rootOf(cause: SearchError): { rootCauses?: readonly SearchError[] } {
  return JAVA_TYPES.has(cause.type) ? {} : { rootCauses: [cause] };
}

/** A value that its field cannot take; the place is the value's, of an object its last brace. */
export function fieldError(
  field: { name: string; type: string },
  node: JsonNode,
  id: string,
  cause: SearchError,
): SearchError {
  const named = `failed to parse field [${field.name}] of type [${field.type}]`;
  if (field.type === "geo_point") return documentError(lastPlace(node), named, cause);
  return documentError(
    lastPlace(node),
    `${named} in document with id '${id}'. Preview of field's value: '${preview(field, node)}'`,
    cause,
  );
}

/** Where Elasticsearch's parser stands after it has read the value: its first token, of an object or array the closing one. */
export function lastPlace(node: JsonNode): Place {
  if (node.kind !== "object" && node.kind !== "array") return node.at;
  return { line: node.end.line, column: node.end.column - 1 };
}

/** The float types have read the number as a float before it is quoted. */
function preview(field: { type: string }, node: JsonNode): string {
  const single = field.type === "float" || field.type === "half_float";
  if (single && node.kind === "number" && !isInteger(node.raw)) return formatFloat(Number(node.raw));
  return mapText(node);
}

/** Jackson's complaint about a token of a node, at the place behind it, wrapped as `XContentParser` does. */
export function tokenError(
  node: JsonNode,
  text: string,
  type = "json_parse_exception",
  place = behindToken(node),
): SearchError {
  const quoted = node instanceof Located ? `${text}\n at ${node.describe(place)}` : text;
  return new SearchError(400, "x_content_parse_exception", `[${place.line}:${place.column}] ${quoted}`, {
    causedBy: new SearchError(400, type, quoted),
  });
}

/** Name of a token as Jackson has it, where numbers and booleans are told apart. */
export function jacksonToken(node: JsonNode): string {
  switch (node.kind) {
    case "boolean":
      return node.value ? "VALUE_TRUE" : "VALUE_FALSE";
    case "number":
      return isInteger(node.raw) ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT";
    case "object":
      return "START_OBJECT";
    case "array":
      return "START_ARRAY";
    case "string":
      return "VALUE_STRING";
    case "null":
      return "VALUE_NULL";
  }
}

/** The place just behind a node's first token. */
function behindToken(node: JsonNode): Place {
  if (node.kind === "object" || node.kind === "array")
    return { line: node.at.line, column: node.at.column + 1 };
  return node.end;
}
