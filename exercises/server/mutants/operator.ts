import type { SchemaFacts } from "./schema-facts";
import { type Fields, type Path, withFields } from "./tree";
import type { Place } from "./walk";

/** One change of a tree. */
export interface Change {
  path: Path;
  /** What comes in the place of what stands at the path; undefined takes it away. */
  value: unknown;
  /** In words: "> became >=". */
  says: string;
  /** Part of the reference that the words are about, for its line. */
  about: unknown;
}

/** A way to go wrong. */
export interface Operator {
  name: string;
  /** A statement and one of its mutants, with an arrow between them. */
  example: string;
  /** Changes at one place; most operators make none at most places. With facts of the schema, fewer that change nothing. */
  apply(place: Place, facts: SchemaFacts | undefined): Change[];
}

/** Some fields of the node changed. */
export const set = (place: Place, changes: Fields, says: string, about: unknown = place.node): Change => ({
  path: place.path,
  value: withFields(place.node, changes),
  says,
  about,
});

/** Another node in the place of this one. */
export function replace(place: Place, node: unknown, says: string): Change[] {
  return place.wrapped ? [{ path: place.path.slice(0, -1), value: node, says, about: place.node }] : [];
}

/** One item of a list left out; undefined for the last one, as PostgreSQL has no empty lists. */
export function without<Item>(list: readonly Item[], item: Item): Item[] | undefined {
  const rest = list.filter((one) => one !== item);
  return rest.length === 0 ? undefined : rest;
}

/** An operator for one kind of node. */
export const operator = (name: string, tag: string, example: string, at: Operator["apply"]): Operator => ({
  name,
  example,
  apply: (place, facts) => (place.tag === tag ? at(place, facts) : []),
});
