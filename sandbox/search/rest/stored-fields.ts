import { illegalArgument } from "../errors/search-error";
import type { Mapping } from "../index/mapping";
import type { StoredDocument } from "../index/reader";
import type { JsonNode } from "../json/node";
import { readJson } from "../json/read";
import type { ReplyValue } from "../json/reply-value";
import { member } from "../json/walk";
import { toReply } from "./filter-path";

/**
 * Values of fields that are mapped with `store: true`, by name, as `stored_fields` of a GET shows them; other names have none. Throws for
 * the name of an object.
 */
export function storedFieldsOf(
  { source }: StoredDocument,
  names: readonly string[],
  mapping: Mapping,
): { [name: string]: ReplyValue } {
  const asked = names.filter((name) => !name.startsWith("_"));
  const object = asked.find((name) => mapping.objectKind(name));
  if (object !== undefined) throw illegalArgument(`field [${object}] isn't a leaf field`);
  const root = readJson(source.text);
  const pairs = asked.flatMap((name) => {
    const field = mapping.field(name);
    const values = field?.stored ? valuesAt(root, field.sourcePath) : [];
    return values.length > 0 ? [[name, values] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** All values at a path, through arrays and dotted names. */
function valuesAt(node: JsonNode, path: string): ReplyValue[] {
  if (node.kind === "array") return node.items.flatMap((item) => valuesAt(item, path));
  if (path === "") return node.kind === "null" ? [] : [toReply(node)];
  if (node.kind !== "object") return [];
  const parts = path.split(".");
  return parts.flatMap((_, i) => {
    const inner = member(node, parts.slice(0, i + 1).join("."));
    return inner ? valuesAt(inner, parts.slice(i + 1).join(".")) : [];
  });
}
