import { ObjectError } from "../errors/object-error";
import { type Call, parameter, requireBucket } from "../rest/call";
import type { Bucket } from "../state/bucket";
import { type DeleteMarker, NULL_VERSION, type ObjectVersion } from "../state/object-version";
import { checkKey } from "./check-key";
import { parseVersionId } from "./version-id";

/** Headers that name a version; null versions are not named. */
export function versionHeaders({ id, kind }: ObjectVersion | DeleteMarker): Record<string, string> {
  if (id === NULL_VERSION) return {};
  return { "x-amz-version-id": id, ...(kind === "marker" ? { "x-amz-delete-marker": "true" } : {}) };
}

/**
 * The newest version of a key, or the one asked for. Throws NoSuchKey, NoSuchVersion, or MethodNotAllowed where a delete marker was
 * asked for by its id; a marker that is in the way is named in the headers.
 */
export function findVersion(bucket: Bucket, key: string, id: string | undefined): ObjectVersion {
  checkKey(key);
  const versions = bucket.keys.get(key) ?? [];
  const found = id === undefined ? versions[0] : versions.find((version) => version.id === id);
  if (!found) throw new ObjectError(id === undefined || id === NULL_VERSION ? "NoSuchKey" : "NoSuchVersion");
  if (found.kind === "object") return found;
  const headers = { "x-amz-version-id": found.id, "x-amz-delete-marker": "true" };
  throw new ObjectError(id === undefined ? "NoSuchKey" : "MethodNotAllowed", { headers });
}

/** The version that the request asks for, for operations that leave delete markers unnamed. */
export function currentObject(call: Call): ObjectVersion {
  const id = parseVersionId(parameter(call, "versionId"));
  try {
    return findVersion(requireBucket(call), call.target.key, id);
  } catch (error) {
    if (error instanceof ObjectError) throw new ObjectError(error.reason, { message: error.message });
    throw error;
  }
}
