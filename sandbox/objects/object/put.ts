import { ObjectError } from "../errors/object-error";
import { expirationHeader } from "../lifecycle/predict";
import { type Call, demand, type Operation, parameter, requireBucket } from "../rest/call";
import { respondEmpty } from "../rest/respond";
import type { Bucket } from "../state/bucket";
import { NULL_VERSION, type ObjectVersion } from "../state/object-version";
import { nextVersionId, pushVersion, versioningOf } from "../versioning/stack";
import { checkNewKey } from "./check-key";
import { checksumHeaders } from "./checksum-headers";
import { checkWrite, type Conditions, readConditions } from "./conditions";
import { keptHeaders, parseStorageClass, refuseEncryption, tagsOf } from "./describe";
import { versionHeaders } from "./find-version";
import { lockOf } from "./lock";
import { expectationOf, receive } from "./receive";

const MOST_SIZE = 5 * 1024 ** 4;

/** The object that a write would replace, if there is one. */
export function newestObject(bucket: Bucket, key: string): ObjectVersion | undefined {
  const newest = bucket.keys.get(key)?.[0];
  return newest?.kind === "object" ? newest : undefined;
}

/** Puts a version on top of the others of its key. The bucket is looked up again: it may have changed while bytes came in. */
export async function storeVersion(
  call: Call,
  bucketName: string,
  key: string,
  make: (id: string) => ObjectVersion,
  conditions: Conditions = readConditions(call.request.headers),
): Promise<ObjectVersion> {
  const bucket = requireBucket(call, bucketName);
  checkWrite(conditions, newestObject(bucket, key));
  const version = make(nextVersionId(bucket, key, call.store.random));
  const versions = pushVersion(bucket.keys.get(key) ?? [], version);
  await call.store.commit({ kind: "versions", bucket: bucketName, key, versions });
  return version;
}

// A version id on PUT is looked at by MinIO (replication uses it), and only null is right here.
function refuseVersionId(call: Call, bucket: Bucket): void {
  const id = parameter(call, "versionId") ?? "";
  if (id === "" || id === NULL_VERSION || versioningOf(bucket, call.target.key) !== "off") return;
  const { bucket: name, key } = call.target;
  throw new ObjectError("InvalidArgument", {
    message: `Invalid arguments provided for ${name}/${key}: (VersionID specified ${""}, but versioning not enabled on bucket=${name})`,
  });
}

/** The length that was announced; none is MissingContentLength, too much is EntityTooLarge. */
export function checkLength(length: number | undefined): void {
  if (length === undefined) throw new ObjectError("MissingContentLength");
  if (length > MOST_SIZE) throw new ObjectError("EntityTooLarge");
}

/** PUT of an object. */
export const putObject: Operation = async (call) => {
  const { request, target, signed, store, now } = call;
  const { headers } = request;
  const storageClass = parseStorageClass(headers["x-amz-storage-class"]);
  const expected = expectationOf(headers, signed);
  checkLength(signed.length);
  const kept = keptHeaders(headers);
  const tags = tagsOf(headers);
  demand(call, "s3:PutObject", { requestTags: tags });
  checkNewKey(target.key);
  const bucket = requireBucket(call);
  refuseEncryption(headers, `${target.bucket}/${target.key}`);
  refuseVersionId(call, bucket);
  const lock = lockOf(call, bucket);
  checkWrite(readConditions(headers), newestObject(bucket, target.key));
  const { content, size, etag, checksum } = await receive(signed.body, expected, store, signed.trailers);
  const version = await storeVersion(call, bucket.name, target.key, (id) => ({
    kind: "object",
    id,
    modified: now,
    size,
    etag,
    content: [content],
    headers: kept,
    tags,
    storageClass,
    ...lock,
    ...(checksum ? { checksum: { ...checksum, type: "FULL_OBJECT" } as const } : {}),
  }));
  return respondEmpty(200, {
    etag: `"${etag}"`,
    ...versionHeaders(version),
    ...checksumHeaders(version.checksum),
    ...expirationHeader(bucket, target.key, version),
  });
};
