import type { Segment } from "../index/reader";
import type { DocumentPart, DocumentSet } from "./document-set";

/** Nested objects at a path below the documents of a set, ascending; each has its parent's score. */
export function nestedDocuments(set: DocumentSet, path: string): DocumentSet {
  return set.map((part) => {
    const found: { doc: number; score: number }[] = [];
    for (let i = 0; i < part.docs.length; i++) {
      const parent = part.docs[i] ?? 0;
      const from = found.length;
      for (const doc of objectsBelow(part.segment, parent, path))
        found.push({ doc, score: part.scores?.[i] ?? 0 });
      // They are met from the parent backwards.
      found.splice(from, found.length - from, ...found.slice(from).reverse());
    }
    return withDocuments(part, found);
  });
}

function* objectsBelow(segment: Segment, parent: number, path: string): Generator<number> {
  const own = segment.nestedPath(parent);
  if (own !== undefined && !path.startsWith(`${own}.`)) return;
  for (let doc = parent - 1; doc >= 0 && !segment.isRoot(doc); doc--) {
    const nested = segment.nestedPath(doc);
    if (own !== undefined && !nested?.startsWith(`${own}.`)) return;
    if (nested === path) yield doc;
  }
}

/** Parents of nested objects, once each: root documents, or the objects at a path above. */
export function parentDocuments(set: DocumentSet, path: string | undefined): DocumentSet {
  return set.map((part) => {
    const found: { doc: number; score: number }[] = [];
    for (let i = 0; i < part.docs.length; i++) {
      const doc = parentOf(part.segment, part.docs[i] ?? 0, path);
      if (doc !== found.at(-1)?.doc) found.push({ doc, score: part.scores?.[i] ?? 0 });
    }
    return withDocuments(part, found);
  });
}

function parentOf(segment: Segment, doc: number, path: string | undefined): number {
  if (path === undefined) return segment.rootOf(doc);
  let parent = doc;
  while (!segment.isRoot(parent) && segment.nestedPath(parent) !== path) parent++;
  return parent;
}

function withDocuments(part: DocumentPart, found: readonly { doc: number; score: number }[]): DocumentPart {
  return {
    ...part,
    docs: found.map(({ doc }) => doc),
    scores: part.scores && found.map(({ score }) => score),
  };
}
