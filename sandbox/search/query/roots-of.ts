import type { Segment } from "../index/reader";

/** Documents by their ids, ascending. */
export function rootsOf(ids: readonly string[], segment: Segment): Int32Array {
  const found = ids.flatMap((id) => segment.find(id) ?? []);
  return Int32Array.from(new Set(found.filter((doc) => segment.isRoot(doc)))).sort();
}
