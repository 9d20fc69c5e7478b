import type { HeldBucket, HeldIndex, HeldKey, ObjectState, SearchState, StoreState } from "./store-state";

/** How a thing compares with what was there before the run. */
export type Change = "new" | "changed" | "gone" | "same";

/** A line of the figure: an index or a bucket. */
export interface StateGroup {
  name: string;
  change: Change;
  /** `80 documents`, `10 objects`. */
  facts: string[];
  /** The facts that were not true before. */
  newFacts: string[];
  lines: StateLine[];
}

/** A field of an index, a key of a bucket. */
export interface StateLine {
  name: string;
  change: Change;
  /** Its type, or its size. */
  detail: string;
  /** Of a key with several versions: each, the newest first. */
  versions: { detail: string; marker: boolean; change: Change }[];
}

/** The groups of a state, with what changed since `before`; without it nothing has. What is gone stands in its old place. */
export function stateGroups(state: StoreState, before: StoreState | undefined): StateGroup[] {
  if (state.kind === "search") return groupsOf(state, before?.kind === "search" ? before : state);
  return bucketsOf(state, before?.kind === "objects" ? before : state);
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const groupsOf = ({ indices }: SearchState, before: SearchState): StateGroup[] =>
  joined(indices, before.indices, ({ name }) => name).map(({ one, now, was, change }) => {
    const lines = joined(now?.fields ?? [], was?.fields ?? [], ({ name }) => name).map(
      (pair): StateLine => ({
        name: pair.one.name,
        change: pair.was && pair.one.type !== pair.was.type ? "changed" : pair.change,
        detail: pair.one.type,
        versions: [],
      }),
    );
    return group(one.name, change, now && indexFacts(now), was && indexFacts(was), lines);
  });

function indexFacts({ documents, afterRefresh, aliases }: HeldIndex): string[] {
  const waiting = afterRefresh - documents;
  const refresh =
    waiting === 0
      ? []
      : [waiting > 0 ? `${waiting} more after a refresh` : `${-waiting} fewer after a refresh`];
  return [count(documents, "document"), ...refresh, ...aliases.map((alias) => `alias ${alias}`)];
}

const bucketsOf = ({ buckets }: ObjectState, before: ObjectState): StateGroup[] =>
  joined(buckets, before.buckets, ({ name }) => name).map(({ one, now, was, change }) => {
    const lines = joined(now?.keys ?? [], was?.keys ?? [], ({ key }) => key).map((pair) =>
      keyLine(pair.one, pair.was, pair.change),
    );
    return group(one.name, change, now && bucketFacts(now), was && bucketFacts(was), lines);
  });

function bucketFacts({ keys, versioning, statements, rules }: HeldBucket): string[] {
  const objects = keys.filter(({ versions }) => versions[0]?.marker === false).length;
  return [
    count(objects, "object"),
    ...(versioning === "" ? [] : [versioning === "Enabled" ? "versioned" : "versioning suspended"]),
    ...(statements === 0 ? [] : [`policy of ${count(statements, "statement")}`]),
    ...(rules === 0 ? [] : [`lifecycle of ${count(rules, "rule")}`]),
  ];
}

function keyLine(held: HeldKey, was: HeldKey | undefined, change: Change): StateLine {
  const known = new Set(was?.versions.map(identity));
  const versions = held.versions.map((version) => ({
    detail: version.marker ? "delete marker" : sizeText(version.size),
    marker: version.marker,
    change: change === "gone" || known.has(identity(version)) ? ("same" as const) : ("new" as const),
  }));
  const differs =
    change === "same" && held.versions.map(identity).join() !== was?.versions.map(identity).join();
  return {
    name: held.key,
    change: differs ? "changed" : change,
    detail: versions.length > 1 ? count(versions.length, "version") : (versions[0]?.detail ?? ""),
    versions: versions.length > 1 || versions[0]?.marker ? versions : [],
  };
}

/** Of a key without versions, only its content tells one from the next. */
const identity = ({ id, etag }: HeldKey["versions"][number]): string => `${id} ${etag}`;

const sizeText = (bytes: number): string =>
  bytes < 10_240 ? `${bytes} B` : `${Math.round(bytes / 1024)} KiB`;

function group(
  name: string,
  change: Change,
  now: string[] | undefined,
  was: string[] | undefined,
  lines: StateLine[],
): StateGroup {
  const facts = now ?? [];
  const newFacts = change === "same" ? facts.filter((fact) => !was?.includes(fact)) : [];
  const touched = newFacts.length > 0 || lines.some((line) => line.change !== "same");
  return { name, change: change === "same" && touched ? "changed" : change, facts, newFacts, lines };
}

/** A thing of two lists; `one` is it as it is, or as it was where it is gone. */
interface Pair<T> {
  one: T;
  now: T | undefined;
  was: T | undefined;
  change: Change;
}

/** Two sorted lists side by side, in order of their names. */
function joined<T>(now: readonly T[], was: readonly T[], name: (one: T) => string): Pair<T>[] {
  const before = new Map(was.map((one) => [name(one), one]));
  const present = new Set(now.map(name));
  const kept = now.map((one): Pair<T> => {
    const old = before.get(name(one));
    return { one, now: one, was: old, change: old === undefined ? "new" : "same" };
  });
  const gone = was
    .filter((one) => !present.has(name(one)))
    .map((one): Pair<T> => ({ one, now: undefined, was: one, change: "gone" }));
  if (gone.length === 0) return kept;
  return [...kept, ...gone].toSorted((a, b) => (name(a.one) < name(b.one) ? -1 : 1));
}
