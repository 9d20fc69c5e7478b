import type { JsonNode } from "../json/node";
import { scalarText } from "../json/walk";

/** Texts of a text or an array of texts. */
export function textsOf(node: JsonNode | undefined): string[] {
  if (!node) return [];
  const items = node.kind === "array" ? node.items : [node];
  return items.flatMap((item) => scalarText(item) ?? []);
}
