import { ObjectError } from "../errors/object-error";
import { isLocked } from "../object/lock";
import type { Call } from "../rest/call";
import type { Store } from "../rest/store";
import type { Bucket } from "../state/bucket";
import type { Versions } from "../state/object-version";
import { deleteKey } from "../versioning/stack";
import { dueOf } from "./due";
import type { LifecycleRule } from "./rule";

function isDue(
  rules: readonly LifecycleRule[],
  key: string,
  versions: Versions,
  place: number,
  now: number,
): boolean {
  const due = dueOf(rules, key, versions, place);
  return due !== undefined && due.at <= now;
}

// What is held by a lock stays, whatever a rule says.
function survivors(bucket: Bucket, key: string, versions: Versions, now: number): Versions {
  const rules = bucket.settings.lifecycle?.rules ?? [];
  return versions.filter((version, place) => {
    if (place === 0 || (version.kind === "object" && isLocked(version, now, false))) return true;
    return !isDue(rules, key, versions, place, now);
  });
}

/** The versions of a key once the rules have been carried out; the same list where nothing is due. */
export function afterRules(bucket: Bucket, key: string, versions: Versions, store: Store): Versions {
  const now = store.now();
  const rules = bucket.settings.lifecycle?.rules ?? [];
  const left = survivors(bucket, key, versions, now);
  const [newest] = versions;
  const due = dueOf(rules, key, versions, 0);
  if (!newest || !due || due.at > now) return left.length === versions.length ? versions : left;
  const held = left.filter((version) => version.kind === "object" && isLocked(version, now, false));
  if (due.takes === "all versions") return held;
  if (newest.kind === "marker") return left.slice(1);
  return deleteKey({ ...bucket, keys: bucket.keys.with(key, left) }, key, now, store.random).versions;
}

async function expireUploads(bucket: Bucket, store: Store): Promise<void> {
  const rules = (bucket.settings.lifecycle?.rules ?? []).filter(
    ({ enabled, abortDays }) => enabled && abortDays !== undefined,
  );
  for (const [, { key, id, initiated }] of bucket.uploads.entriesFrom("")) {
    const ends = rules.some(
      ({ filter, abortDays = 0 }) =>
        key.startsWith(filter.prefix) && initiated + abortDays * 24 * 3600 * 1000 <= store.now(),
    );
    if (ends) await store.commit({ kind: "upload ended", bucket: bucket.name, key, id });
  }
}

/** Carries out the rules of a bucket: removes what is due now. */
export async function expireBucket(store: Store, name: string): Promise<void> {
  const bucket = store.state().buckets.get(name);
  if (!bucket?.settings.lifecycle) return;
  for (const [key, versions] of bucket.keys.entriesFrom("")) {
    const left = afterRules(bucket, key, versions, store);
    // Whoever wrote meanwhile made a new stack: that one is looked at the next time.
    const unchanged = store.state().buckets.get(name)?.keys.get(key) === versions;
    if (left !== versions && unchanged)
      await store.commit({ kind: "versions", bucket: name, key, versions: left });
  }
  await expireUploads(bucket, store);
}

/** Refuses a version that is due, and removes it: a reader never sees what should be gone. As in MinIO it is NoSuchKey this once, whatever is there afterwards. */
export async function refuseExpired(call: Call, id: string | undefined): Promise<void> {
  const { store, target, now } = call;
  const bucket = store.state().buckets.get(target.bucket);
  const rules = bucket?.settings.lifecycle?.rules;
  const versions = bucket?.keys.get(target.key);
  if (!bucket || !rules || !versions) return;
  const place = id === undefined ? 0 : versions.findIndex((version) => version.id === id);
  if (versions[place]?.kind !== "object" || !isDue(rules, target.key, versions, place, now)) return;
  const left = afterRules(bucket, target.key, versions, store);
  if (left === versions) return;
  await store.commit({ kind: "versions", bucket: bucket.name, key: target.key, versions: left });
  throw new ObjectError("NoSuchKey");
}
