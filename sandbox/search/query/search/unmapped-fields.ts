import type { Mapping } from "../../index/mapping";
import { matchesWildcard } from "../../index/wildcard";
import type { JsonNode } from "../../json/node";
import type { ReplyValue } from "../../json/reply-value";
import { toReply } from "../../rest/filter-path";
import type { FieldRequest } from "./field-request";

/** Values of a source that no mapping knows, by their path, as `include_unmapped` asks for them. */
export function unmappedFields(
  source: JsonNode,
  requests: readonly FieldRequest[],
  mapping: Mapping,
): Record<string, readonly ReplyValue[]> {
  const patterns = requests.filter(({ unmapped }) => unmapped).map(({ field }) => field);
  if (patterns.length === 0) return {};
  const leaves = [...leavesOf(source, "", mapping)].filter(([path]) =>
    patterns.some((pattern) => matchesWildcard(pattern, path)),
  );
  const fields: Record<string, readonly ReplyValue[]> = {};
  for (const [path, value] of leaves) fields[path] = [...(fields[path] ?? []), value];
  return fields;
}

/** Scalars of unmapped paths. Nested objects are left to those that their own fields are asked of. */
function* leavesOf(node: JsonNode, path: string, mapping: Mapping): Generator<[string, ReplyValue]> {
  if (node.kind === "array") for (const item of node.items) yield* leavesOf(item, path, mapping);
  else if (node.kind === "object") {
    for (const { key, value } of node.entries) {
      const place = path === "" ? key : `${path}.${key}`;
      if (!mapping.field(place) && mapping.objectKind(place) !== "nested")
        yield* leavesOf(value, place, mapping);
    }
  } else if (node.kind !== "null") yield [path, toReply(node)];
}
