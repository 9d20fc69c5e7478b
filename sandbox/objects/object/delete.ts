import { ObjectError } from "../errors/object-error";
import { type Call, demand, type Operation, parameter, requireBucket } from "../rest/call";
import { respondEmpty } from "../rest/respond";
import { type Deletion, deleteKey, removeVersion, versioningOf } from "../versioning/stack";
import { checkKey } from "./check-key";
import { versionHeaders } from "./find-version";
import { bypasses, isLocked } from "./lock";
import { parseVersionId } from "./version-id";

/** Deletes a key, or one version of it; what is held by a lock is refused. */
export async function deleteOne(call: Call, key: string, id: string | undefined): Promise<Deletion> {
  const { store, now } = call;
  checkKey(key);
  const bucket = requireBucket(call);
  const versions = bucket.keys.get(key) ?? [];
  const found = id === undefined ? undefined : versions.find((version) => version.id === id);
  const unversioned = id === undefined && versioningOf(bucket, key) === "off" ? versions[0] : undefined;
  const target = found ?? unversioned;
  if (target?.kind === "object" && isLocked(target, now, bypasses(call)))
    throw new ObjectError("ObjectLocked");
  const deletion = id === undefined ? deleteKey(bucket, key, now, store.random) : removeVersion(versions, id);
  if (deletion.removed ?? deletion.marker) {
    await store.commit({ kind: "versions", bucket: bucket.name, key, versions: deletion.versions });
  }
  return deletion;
}

/** The action that deleting asks for. */
export function deleteAction(id: string | undefined): string {
  return id === undefined ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
}

/** DELETE of an object: what is not there is deleted already. */
export const deleteObject: Operation = async (call) => {
  const id = parseVersionId(parameter(call, "versionId"));
  demand(call, deleteAction(id));
  const { removed, marker } = await deleteOne(call, call.target.key, id);
  const named = marker ?? removed;
  return respondEmpty(204, named && (marker ?? id !== undefined) ? versionHeaders(named) : {});
};
