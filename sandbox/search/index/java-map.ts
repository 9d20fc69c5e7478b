import { javaText } from "../json/java-text";
import type { JsonEntry, JsonNode } from "../json/node";

/** A value as `toString` of Java's hash maps prints it: members in order of their hashes, dotted names taken apart. */
export function mapText(node: JsonNode): string {
  if (node.kind === "array") return `[${node.items.map(mapText).join(", ")}]`;
  if (node.kind !== "object") return javaText(node);
  const members = new Map(node.entries.map(memberText));
  return `{${hashOrder([...members.keys()])
    .map((key) => `${key}=${members.get(key)}`)
    .join(", ")}}`;
}

function memberText({ key, value }: JsonEntry): [name: string, text: string] {
  const [first = key, ...rest] = key.split(".").filter(Boolean);
  return [first, rest.reduceRight((text, part) => `{${part}=${text}}`, mapText(value))];
}

const LOAD_FACTOR = 0.75;

/** The order in which a `HashMap` that grew from 16 buckets walks over its keys. */
export function hashOrder(keys: readonly string[]): string[] {
  let buckets = 16;
  while (keys.length > buckets * LOAD_FACTOR) buckets *= 2;
  return bucketOrder(keys, buckets);
}

/** The same for a map that was made for this number of keys (`Maps.newHashMapWithExpectedSize`). */
export function sizedHashOrder(keys: readonly string[]): string[] {
  let buckets = 1;
  while (buckets < Math.floor(keys.length / LOAD_FACTOR + 1)) buckets *= 2;
  return bucketOrder(keys, buckets);
}

/** Keys of one bucket stay in the order in which they came. */
function bucketOrder(keys: readonly string[], buckets: number): string[] {
  const bucketOf = (key: string): number => {
    const hash = javaHash(key);
    return (hash ^ (hash >>> 16)) & (buckets - 1);
  };
  return [...keys].sort((a, b) => bucketOf(a) - bucketOf(b));
}

/** `String.hashCode`. */
export function javaHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}
