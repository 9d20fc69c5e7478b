import type { Cluster } from "../cluster/cluster";
import type { JsonArray, JsonEntry, JsonNode, JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { member, nodesAt, scalarText, withEntries } from "../json/walk";
import { readTarget } from "./document-target";

/**
 * The body with every lookup of a `terms` query replaced by the values that the document has; the same node where there is none. Throws
 * 404 for an index that is not there.
 */
export function withTerms(node: JsonObject, cluster: Cluster): JsonObject {
  const entries = node.entries.map((entry) => entryWithTerms(entry, cluster));
  return entries.every((entry, i) => entry === node.entries[i]) ? node : withEntries(node, entries);
}

function inside(node: JsonNode, cluster: Cluster): JsonNode {
  if (node.kind === "object") return withTerms(node, cluster);
  if (node.kind !== "array") return node;
  const items = node.items.map((item) => inside(item, cluster));
  if (items.every((item, i) => item === node.items[i])) return node;
  return { kind: "array", items, at: node.at, end: node.end };
}

function entryWithTerms(entry: JsonEntry, cluster: Cluster): JsonEntry {
  const { key, value } = entry;
  const changed =
    key === "terms" && value.kind === "object" ? fieldsOf(value, cluster) : inside(value, cluster);
  return changed === value ? entry : placed(entry, changed);
}

/** Fields of a `terms` query, those that are looked up with their values. */
function fieldsOf(node: JsonObject, cluster: Cluster): JsonObject {
  const entries = node.entries.map((field) => {
    const found = field.value.kind === "object" ? lookUp(field.value, cluster) : undefined;
    return found ? placed(field, found) : field;
  });
  return entries.every((entry, i) => entry === node.entries[i]) ? node : withEntries(node, entries);
}

const placed = ({ key, keyAt, keyEnd }: JsonEntry, value: JsonNode): JsonEntry => ({
  key,
  keyAt,
  keyEnd,
  value,
});

/** Values at the path of a document; nothing for an object that is no whole lookup, such as an aggregation's. */
function lookUp(lookup: JsonObject, cluster: Cluster): JsonArray | undefined {
  const text = (name: string): string | undefined => {
    const node = member(lookup, name);
    return node && scalarText(node);
  };
  const [index, id, path] = [text("index"), text("id"), text("path")];
  if (index === undefined || id === undefined || path === undefined) return undefined;
  const { entry, routing } = readTarget(cluster, index);
  const document = entry.live.get(id, true, text("routing") ?? routing);
  const items = document ? [...nodesAt(readJson(document.source.text), path)] : [];
  return { kind: "array", items, at: lookup.at, end: lookup.end };
}
