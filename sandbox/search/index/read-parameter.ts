import { illegalArgument, SearchError } from "../errors/search-error";
import { javaText } from "../json/java-text";
import type { JsonNode } from "../json/node";
import { scalarText } from "../json/walk";

/** A mapping error that is not about a document. */
export function mappingError(reason: string, causedBy?: SearchError): SearchError {
  return new SearchError(400, "mapper_parsing_exception", reason, { ...(causedBy && { causedBy }) });
}

/** An `illegal_argument_exception` of a mapping that is not wrapped as a fault of reading it. */
export class UnwrappedError extends SearchError {
  override name = "UnwrappedError";

  constructor(reason: string) {
    super(400, "illegal_argument_exception", reason);
  }
}

/** A boolean, also as text. */
export function readBoolean(node: JsonNode): boolean {
  const text = scalarText(node) ?? javaText(node);
  if (text === "true") return true;
  if (text === "false") return false;
  throw illegalArgument(`Failed to parse value [${text}] as only [true] or [false] are allowed.`);
}

/** An int, also as text; a fraction is cut off, as Java's `intValue` does. */
export function readInteger(node: JsonNode): number {
  const text = scalarText(node) ?? javaText(node);
  if (node.kind === "number") return Math.trunc(Number(text));
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw new SearchError(400, "number_format_exception", `For input string: "${text}"`);
}

/** A double, also as text. */
export function readDouble(node: JsonNode): number {
  const text = scalarText(node) ?? javaText(node);
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isNaN(value)) return value;
  throw new SearchError(
    400,
    "number_format_exception",
    text.trim() === "" ? "empty String" : `For input string: "${text}"`,
  );
}

/** A text; numbers and booleans count as their text. */
export function readText(node: JsonNode): string {
  return scalarText(node) ?? javaText(node);
}

/** One text or a list of them. */
export function readTexts(node: JsonNode): string[] {
  return node.kind === "array" ? node.items.map(readText) : [readText(node)];
}
