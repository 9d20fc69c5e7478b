import type { Segment } from "../index/reader";

const known = new WeakMap<Segment, Map<string, Segment>>();

/** The segment as queries on documents like this one see it: itself, or its level of a nested object, always the same one. */
export function levelOf(segment: Segment, doc: number): Segment {
  const path = segment.nestedPath(doc);
  if (path === undefined) return segment;
  const levels = known.get(segment) ?? new Map<string, Segment>();
  known.set(segment, levels);
  const level = levels.get(path) ?? nestedLevel(segment, path);
  levels.set(path, level);
  return level;
}

/**
 * A segment as queries below a nested path see it: the objects at the path are its roots, so that `match_all` and a
 * `bool` of nothing but exclusions find them instead of whole documents.
 */
export function nestedLevel(segment: Segment, path: string): Segment {
  const isRoot = (doc: number): boolean => segment.nestedPath(doc) === path;
  return {
    docBase: segment.docBase,
    size: segment.size,
    allLive: segment.allLive,
    isLive: (doc) => segment.isLive(doc),
    terms: (field) => segment.terms(field),
    norms: (field) => segment.norms(field),
    numbers: (field) => segment.numbers(field),
    keywords: (field) => segment.keywords(field),
    geoPoints: (field) => segment.geoPoints(field),
    hasField: (field, doc) => segment.hasField(field, doc),
    find: (id) => segment.find(id),
    nestedPath: (doc) => segment.nestedPath(doc),
    nestedOffset: (doc) => segment.nestedOffset(doc),
    document: (root) => segment.document(root),
    rootOf: (doc) => segment.rootOf(doc),
    isRoot,
    allRoots: false,
  };
}
