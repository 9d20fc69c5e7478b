import { illegalArgument, parsingError } from "../errors/search-error";
import { scalarText } from "../json/walk";
import type { JsonNode, JsonObject } from "../json/node";
import type { Scalar } from "./query";

/** The one field of a query such as `term`, with what it is asked. */
export interface FieldClause {
  field: string;
  node: JsonNode;
}

/** Reads `{ field: ... }`; a second field is refused. */
export function fieldClause(query: string, inside: JsonObject, empty: () => Error): FieldClause {
  const [first, second] = inside.entries;
  if (!first) throw empty();
  if (second) {
    throw parsingError(
      second.value.kind === "object" ? second.keyAt : second.value.at,
      `[${query}] query doesn't support multiple fields, found [${first.key}] and [${second.key}]`,
    );
  }
  return { field: first.key, node: first.value };
}

/** A scalar of JSON; undefined for the others. */
export function scalarOf(node: JsonNode): Scalar | undefined {
  const text = scalarText(node);
  if (text === undefined || node.kind === "null" || node.kind === "object" || node.kind === "array")
    return undefined;
  return { text, kind: node.kind };
}

/** A text, or Elasticsearch's complaint that it is none. */
export function textOf(node: JsonNode): string {
  const text = scalarText(node);
  if (text !== undefined) return text;
  const token =
    node.kind === "array" ? "START_ARRAY" : node.kind === "object" ? "START_OBJECT" : "VALUE_NULL";
  throw illegalArgument(`Expected text at ${node.at.line}:${node.at.column} but found ${token}`);
}

/** A flag; a text of one counts. */
export function flagOf(node: JsonNode | undefined, otherwise: boolean): boolean {
  const text = node && scalarText(node);
  if (text === undefined) return otherwise;
  if (text === "true" || text === "false") return text === "true";
  throw illegalArgument(`Failed to parse value [${text}] as only [true] or [false] are allowed.`);
}
