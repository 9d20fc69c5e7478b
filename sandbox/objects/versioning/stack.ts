import type { Bucket } from "../state/bucket";
import { type DeleteMarker, NULL_VERSION, type ObjectVersion, type Versions } from "../state/object-version";
import { randomUuid } from "../rest/ids";

/** Whether new versions of a key get an id, replace the null version, or replace what is there. Keys that end in `/` are never versioned, as MinIO has it. */
export function versioningOf(bucket: Bucket, key: string): "Enabled" | "Suspended" | "off" {
  return key.endsWith("/") ? "off" : (bucket.settings.versioning?.status ?? "off");
}

/** The id of the next version of a key. */
export function nextVersionId(bucket: Bucket, key: string, random: () => number): string {
  return versioningOf(bucket, key) === "Enabled" ? randomUuid(random) : NULL_VERSION;
}

/** The stack with a new version on top; of null versions there is only one. */
export function pushVersion(versions: Versions, version: ObjectVersion | DeleteMarker): Versions {
  return [version, ...versions.filter(({ id }) => id !== version.id)];
}

/** What is deleted when a key is deleted, and what is then there. */
export interface Deletion {
  readonly versions: Versions;
  readonly removed?: ObjectVersion | DeleteMarker;
  /** The marker that was made. */
  readonly marker?: DeleteMarker;
}

/** Takes one version away. */
export function removeVersion(versions: Versions, id: string): Deletion {
  const removed = versions.find((version) => version.id === id);
  return { versions: versions.filter((version) => version !== removed), ...(removed ? { removed } : {}) };
}

/** Deletes a key: a versioned bucket gets a delete marker; one that is on top already stays, as of now; nothing is made of nothing. */
export function deleteKey(bucket: Bucket, key: string, now: number, random: () => number): Deletion {
  const versions = bucket.keys.get(key) ?? [];
  const status = versioningOf(bucket, key);
  if (status === "off") return removeVersion(versions, NULL_VERSION);
  const [newest] = versions;
  if (!newest) return { versions };
  const id = newest.kind === "marker" ? newest.id : nextVersionId(bucket, key, random);
  const marker: DeleteMarker = { kind: "marker", id, modified: now };
  return { versions: pushVersion(versions, marker), marker };
}
