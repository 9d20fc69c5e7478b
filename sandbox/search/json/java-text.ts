import { isInteger } from "./walk";
import type { JsonNode } from "./node";
import { formatDouble } from "./format-number";

/** A value as Java's `toString` of its maps and lists prints it: `{a=1, b=[x]}`. */
export function javaText(node: JsonNode): string {
  switch (node.kind) {
    case "object":
      return `{${node.entries.map(({ key, value }) => `${key}=${javaText(value)}`).join(", ")}}`;
    case "array":
      return `[${node.items.map(javaText).join(", ")}]`;
    case "number":
      return isInteger(node.raw) ? node.raw : formatDouble(Number(node.raw));
    case "null":
      return "null";
    default:
      return String(node.value);
  }
}
