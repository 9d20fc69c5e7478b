import { isInteger } from "../json/walk";
import { double, type ReplyValue } from "../json/reply-value";
import type { JsonNode } from "../json/node";

/** A value that was read, as it is written again: fractions are doubles. */
export function plainReply(node: JsonNode): ReplyValue {
  switch (node.kind) {
    case "object":
      return Object.assign(
        Object.create(null),
        Object.fromEntries(node.entries.map(({ key, value }) => [key, plainReply(value)])),
      );
    case "array":
      return node.items.map(plainReply);
    case "number":
      return isInteger(node.raw) ? wholeNumber(node.raw) : double(Number(node.raw));
    case "null":
      return null;
    default:
      return node.value;
  }
}

function wholeNumber(raw: string): number | bigint {
  const value = Number(raw);
  return Number.isSafeInteger(value) ? value : BigInt(raw);
}
