import { type Call, requireBucket } from "../rest/call";
import type { ObjectVersion } from "../state/object-version";

/** Puts a changed description in a version's place: its bytes and its id stay. */
export async function replaceVersion(
  call: Call,
  old: ObjectVersion,
  change: (version: ObjectVersion) => ObjectVersion,
): Promise<void> {
  const { key } = call.target;
  const bucket = requireBucket(call);
  const versions = (bucket.keys.get(key) ?? []).map((version) => (version === old ? change(old) : version));
  await call.store.commit({ kind: "versions", bucket: bucket.name, key, versions });
}
