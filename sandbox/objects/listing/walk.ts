import { compareKeys, type SortedMap } from "../state/sorted-map";
import type { Versions } from "../state/object-version";

/** What a list is asked for. */
export interface Walk {
  readonly prefix: string;
  readonly delimiter: string;
  /** Only what comes after this. */
  readonly after: string;
  /** Keys that have nothing but delete markers on top are passed over. */
  readonly visible: (versions: Versions) => boolean;
  /** An object hides what lies behind it and a slash, as in MinIO, where it is a folder of the drive. */
  readonly hidesBelow: boolean;
}

/** A key with its versions, or a common prefix. */
export type Listed =
  | { readonly kind: "key"; readonly key: string; readonly versions: Versions }
  | { readonly kind: "prefix"; readonly key: string };

// A key after all those that begin with `prefix`, so that a folder can be skipped in one step.
function behind(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}

function later(a: string, b: string): string {
  return compareKeys(a, b) >= 0 ? a : b;
}

// Is there an object on the way to this key, below the folder that is listed?
function hiddenBy(
  keys: SortedMap<Versions>,
  folder: string,
  key: string,
  visible: Walk["visible"],
): string | undefined {
  for (
    let slash = key.indexOf("/", folder.length);
    slash >= 0 && slash < key.length - 1;
    slash = key.indexOf("/", slash + 1)
  ) {
    const parent = key.slice(0, slash);
    const versions = parent === "" ? undefined : keys.get(parent);
    if (versions && visible(versions)) return `${parent}/`;
  }
  return undefined;
}

/** Goes through keys and common prefixes in order; from each folder it takes one key, and goes on behind it. */
export function* walk(keys: SortedMap<Versions>, asked: Walk): Generator<Listed> {
  const { prefix, delimiter, after, visible, hidesBelow } = asked;
  const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  let from = later(prefix, after);
  for (let moved = true; moved; ) {
    moved = false;
    let checked = "";
    for (const [key, versions] of keys.entriesFrom(from)) {
      if (!key.startsWith(prefix)) return;
      if (after !== "" && compareKeys(key, after) <= 0) continue;
      const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      const common = at < 0 ? undefined : key.slice(0, at + delimiter.length);
      const place = key.slice(0, key.lastIndexOf("/") + 1);
      const hidden = hidesBelow && place !== checked ? hiddenBy(keys, folder, key, visible) : undefined;
      checked = place;
      if (hidden !== undefined) {
        from = behind(hidden);
        moved = true;
        break;
      }
      if (common === undefined) {
        if (visible(versions)) yield { kind: "key", key, versions };
        continue;
      }
      if (after === "" || compareKeys(common, after) > 0) yield { kind: "prefix", key: common };
      from = behind(common);
      moved = true;
      break;
    }
  }
}

/** A page of a list, and whether more follows. */
export interface Page {
  readonly items: readonly Listed[];
  readonly truncated: boolean;
}

/** The first `most` items. */
export function takePage(items: Iterable<Listed>, most: number): Page {
  const page: Listed[] = [];
  if (most === 0) return { items: page, truncated: false };
  for (const item of items) {
    if (page.length === most) return { items: page, truncated: true };
    page.push(item);
  }
  return { items: page, truncated: false };
}
