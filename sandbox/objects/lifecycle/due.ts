import type { DeleteMarker, ObjectVersion, Versions } from "../state/object-version";
import type { LifecycleRule } from "./rule";

const DAY = 24 * 3600 * 1000;

/** When and by which rule a version goes, and what goes with it. */
export interface Due {
  readonly rule: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly takes: "version" | "all versions";
}

/** Days after an instant, at the next midnight (S3 user guide, "Lifecycle rules: based on an object's age"). */
export function midnightAfter(time: number, days: number): number {
  return Math.floor((time + (days + 1) * DAY) / DAY) * DAY;
}

function concerns(
  { enabled, filter }: LifecycleRule,
  key: string,
  version: ObjectVersion | DeleteMarker,
): boolean {
  if (!enabled || !key.startsWith(filter.prefix)) return false;
  if (version.kind === "marker") return filter.tags.length === 0;
  const { greaterThan = -1, lessThan = Number.POSITIVE_INFINITY } = filter;
  return (
    version.size > greaterThan &&
    version.size < lessThan &&
    filter.tags.every(([name, value]) => version.tags.get(name) === value)
  );
}

function newestDue(
  rule: LifecycleRule,
  version: ObjectVersion | DeleteMarker,
  alone: boolean,
): Due | undefined {
  const { id, expiration, deleteMarkerDays } = rule;
  if (version.kind === "marker") {
    if (deleteMarkerDays !== undefined) {
      return { rule: id, at: midnightAfter(version.modified, deleteMarkerDays), takes: "all versions" };
    }
    // A marker below which nothing is left goes with the rule that removed the rest.
    if (!alone || !expiration) return undefined;
    if (expiration.deleteMarker) return { rule: id, at: version.modified, takes: "version" };
    return expiration.days === undefined
      ? undefined
      : { rule: id, at: midnightAfter(version.modified, expiration.days), takes: "version" };
  }
  const at =
    expiration?.date ??
    (expiration?.days === undefined ? undefined : midnightAfter(version.modified, expiration.days));
  return at === undefined
    ? undefined
    : { rule: id, at, takes: expiration?.allVersions ? "all versions" : "version" };
}

function noncurrentDue(
  { id, noncurrent }: LifecycleRule,
  versions: Versions,
  place: number,
): Due | undefined {
  const successor = versions[place - 1];
  if (!noncurrent || !successor || place <= noncurrent.newer) return undefined;
  const at = noncurrent.days === 0 ? successor.modified : midnightAfter(successor.modified, noncurrent.days);
  return { rule: id, at, takes: "version" };
}

/** The first of the rules' dates for the version at a place of its stack, if any rule is about it. */
export function dueOf(
  rules: readonly LifecycleRule[],
  key: string,
  versions: Versions,
  place: number,
): Due | undefined {
  const version = versions[place];
  if (!version) return undefined;
  const dates = rules
    .filter((rule) => concerns(rule, key, version))
    .flatMap((rule) => {
      const due =
        place === 0 ? newestDue(rule, version, versions.length === 1) : noncurrentDue(rule, versions, place);
      return due ? [due] : [];
    });
  return dates.sort((a, b) => a.at - b.at)[0];
}
