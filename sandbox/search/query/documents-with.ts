import type { Segment } from "../index/reader";
import { markedDocs } from "./doc-sets";
import type { LuceneTermSet } from "./lucene/lucene-query";

/** Documents of a segment with any term that fits; those that fit all begin with `prefix`. */
export function documentsWith(
  { field, fits }: Pick<LuceneTermSet, "field" | "fits">,
  segment: Segment,
  prefix = "",
): Int32Array {
  const dictionary = segment.terms(field.name);
  if (!dictionary) return new Int32Array();
  const found = new Uint8Array(segment.size);
  // Terms with one beginning stand side by side.
  const place = dictionary.find(prefix);
  for (let ordinal = place < 0 ? -1 - place : place; ordinal < dictionary.size; ordinal += 1) {
    const term = dictionary.term(ordinal);
    if (!term.startsWith(prefix)) break;
    if (!fits(term)) continue;
    const { docs } = dictionary.postings(ordinal);
    for (let i = 0; i < docs.length; i += 1) found[docs[i] ?? 0] = 1;
  }
  return markedDocs(found);
}
