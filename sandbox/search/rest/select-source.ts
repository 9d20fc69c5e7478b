import { readJson } from "../json/read";
import { Floating, RawJson, type ReplyValue } from "../json/reply-value";
import { narrowed, toReply } from "./filter-path";
import { globs, type Globs } from "./source-globs";

/** Which part of a document's source is wanted. */
export interface SourceSelection {
  /** False for `_source=false`. */
  readonly wanted: boolean;
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
}

/**
 * The selected part; the text as it came when all of it is wanted. Elasticsearch has two ways, which differ: as the text is read, where `*`
 * stays within a name and what is left empty goes; and, when an exclude has a `*`, on the whole tree, where `*` crosses dots.
 */
export function selectSource(source: RawJson, { includes, excludes }: SourceSelection): ReplyValue {
  if (includes.length === 0 && excludes.length === 0) return source;
  const tree = toReply(readJson(source.text));
  if (!excludes.some((path) => path.includes("*"))) return narrowed(tree, includes, excludes, true);
  const whole = includes.length === 0 ? ["*"] : includes;
  return isMembers(tree) ? selectMembers(tree, { takes: globs(whole), drops: globs(excludes) }) : tree;
}

type Members = { readonly [key: string]: ReplyValue | undefined };

interface Patterns {
  readonly takes: Globs;
  readonly drops: Globs;
}

const EVERYTHING = globs(["*"]);

/** One object of the tree; the patterns have been walked up to it. */
function selectMembers(object: Members, { takes, drops }: Patterns): Members {
  const entries = Object.entries(object).flatMap(([key, value]) => {
    const [taken, dropped] = [takes.after(key), drops.after(key)];
    if (value === undefined || !taken.open || dropped.fits) return [];
    if (taken.fits && !dropped.after(".").open) return [[key, value] as const];
    const inside = { takes: taken.fits ? EVERYTHING : taken.after("."), drops: dropped.after(".") };
    const kept = selectValue(value, taken.fits, inside);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return Object.fromEntries(entries);
}

/** `taken`: the value itself is named. Of an array nothing empty stays. */
function selectValue(value: ReplyValue, taken: boolean, inside: Patterns): ReplyValue | undefined {
  if (isList(value)) {
    const kept = value.flatMap((item): ReplyValue[] => {
      if (!isMembers(item) && !isList(item)) return taken ? [item] : [];
      const part = selectValue(item, taken, inside) ?? [];
      return Object.keys(part ?? []).length > 0 ? [part] : [];
    });
    return taken || kept.length > 0 ? kept : undefined;
  }
  if (!isMembers(value)) return taken ? value : undefined;
  const kept = selectMembers(value, inside);
  return taken || Object.keys(kept).length > 0 ? kept : undefined;
}

const isList = (value: ReplyValue): value is readonly ReplyValue[] => Array.isArray(value);

const isMembers = (value: ReplyValue): value is Members =>
  typeof value === "object" &&
  value !== null &&
  !(value instanceof Floating) &&
  !(value instanceof RawJson) &&
  !isList(value);
