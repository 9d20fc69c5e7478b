import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import { scalarText } from "../json/walk";
import type { IndexedField } from "./compile-field";
import { jacksonToken, tokenError } from "./document-errors";
import { ExpandedObject } from "./field-name";

/** Text of a value for text and keyword fields. */
export function parseText(node: JsonNode): string {
  const text = scalarText(node);
  if (text !== undefined) return text;
  if (node instanceof ExpandedObject) {
    const reason = `Can't get text on a START_OBJECT at ${node.at.line}:${node.at.column}`;
    throw new SearchError(400, "illegal_state_exception", reason);
  }
  throw illegalArgument(`Expected text at ${node.at.line}:${node.at.column} but found ${jacksonToken(node)}`);
}

/** 1 or 0; an empty string is false. */
export function parseBoolean(node: JsonNode): number {
  if (node.kind === "boolean") return node.value ? 1 : 0;
  if (node.kind !== "string")
    throw tokenError(node, `Current token (${jacksonToken(node)}) not of boolean type`);
  if (node.value === "true") return 1;
  if (node.value === "false" || node.value === "") return 0;
  throw illegalArgument(`Failed to parse value [${node.value}] as only [true] or [false] are allowed.`);
}

/** Milliseconds since 1970. */
export function parseDateValue(node: JsonNode, { dates }: IndexedField): number {
  const text = scalarText(node);
  if (text === undefined || !dates) throw illegalArgument("Cannot parse object or array as a date value");
  return dates.parse(text);
}
