import type { JsonArray, JsonEntry, JsonNode, JsonObject } from "./node";

/** Name of a value's first token, as Elasticsearch's errors quote it. */
export function tokenName(node: JsonNode): string {
  switch (node.kind) {
    case "object":
      return "START_OBJECT";
    case "array":
      return "START_ARRAY";
    case "string":
      return "VALUE_STRING";
    case "number":
      return "VALUE_NUMBER";
    case "boolean":
      return "VALUE_BOOLEAN";
    case "null":
      return "VALUE_NULL";
  }
}

/** The value of a name in an object, `undefined` when there is none. */
export function member(node: JsonObject, key: string): JsonNode | undefined {
  return node.entries.find((entry) => entry.key === key)?.value;
}

/** The same object with other members; it still knows its place, which nodes tell only when they are asked. */
export function withEntries(node: JsonObject, entries: JsonEntry[]): JsonObject {
  return {
    kind: "object",
    entries,
    get at() {
      return node.at;
    },
    get end() {
      return node.end;
    },
  };
}

/** Text of a scalar as `XContentParser.text()` gives it; `undefined` for objects, arrays and null. */
export function scalarText(node: JsonNode): string | undefined {
  if (node.kind === "string") return node.value;
  if (node.kind === "number") return node.raw;
  if (node.kind === "boolean") return String(node.value);
  return undefined;
}

/** True for a number written without point and exponent, which Java reads as an int, long or big integer. */
export function isInteger(raw: string): boolean {
  return !/[.eE]/.test(raw);
}

/** A value as plain data: objects without a prototype, bigint for integers beyond 2^53. */
export function plainValue(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return plainObject(node);
    case "array":
      return node.items.map(plainValue);
    case "number":
      return plainNumber(node.raw);
    case "null":
      return null;
    default:
      return node.value;
  }
}

function plainObject(node: JsonObject): Record<string, unknown> {
  const plain: Record<string, unknown> = Object.create(null);
  for (const { key, value } of node.entries) plain[key] = plainValue(value);
  return plain;
}

function plainNumber(raw: string): number | bigint {
  const value = Number(raw);
  return Number.isSafeInteger(value) || !isInteger(raw) ? value : BigInt(raw);
}

/**
 * Values at a path: through objects, dotted names and arrays, null left out unless it stands for something. What lies deeper in arrays comes
 * later, as Elasticsearch walks over them. An array that is `whole` is one value.
 */
export function nodesAt(
  node: JsonNode,
  path: string,
  { nulls = false, whole = () => false }: { nulls?: boolean; whole?: (array: JsonArray) => boolean } = {},
): readonly JsonNode[] {
  const queue: Found[] = [found(node, path)];
  const nodes: JsonNode[] = [];
  for (const each of queue) {
    if (each instanceof Several) queue.push(...each.items);
    else if (each.kind === "array" && !whole(each)) queue.push(...each.items);
    else if (each.kind !== "null" || nulls) nodes.push(each);
  }
  return nodes;
}

type Found = JsonNode | Several;

class Several {
  constructor(readonly items: readonly Found[]) {}
}

const several = (items: readonly Found[]): Found =>
  items.length === 1 && items[0] ? items[0] : new Several(items);

function found(node: JsonNode, path: string): Found {
  if (path === "") return node;
  if (node.kind === "array") return new Several(node.items.map((item) => found(item, path)));
  if (node.kind !== "object") return new Several([]);
  const inside = node.entries.filter(({ key }) => key === path || path.startsWith(`${key}.`));
  return several(
    inside
      .toSorted((a, b) => a.key.length - b.key.length)
      .map(({ key, value }) => found(value, path.slice(key.length + 1))),
  );
}
