import { ObjectError } from "../errors/object-error";
import { expirationHeader } from "../lifecycle/predict";
import { type Call, demand, header, type Operation, requireBucket } from "../rest/call";
import { isoDate, respondXml, s3Root } from "../rest/respond";
import type { ObjectDescription, ObjectVersion } from "../state/object-version";
import { element } from "../xml/node";
import { checkNewKey } from "./check-key";
import { checksumHeaders, parseChecksumName } from "./checksum-headers";
import { type CopySource, findCopySource, parseCopySource } from "./copy-source";
import { keptHeaders, parseStorageClass, refuseEncryption, tagsOf } from "./describe";
import { versionHeaders } from "./find-version";
import { lockOf } from "./lock";
import { storeVersion } from "./put";
import { readContent } from "./read-content";
import { type Received, receive } from "./receive";

function directive(
  call: Call,
  name: string,
  reason: "InvalidMetadataDirective" | "InvalidTagDirective",
): boolean {
  const text = header(call, name) ?? "";
  if (text !== "" && text !== "COPY" && text !== "REPLACE") throw new ObjectError(reason);
  return text === "REPLACE";
}

interface Directives {
  readonly metadata: boolean;
  readonly tags: boolean;
}

function description(
  call: Call,
  source: ObjectVersion,
  replace: Directives,
): Omit<ObjectDescription, "retention" | "legalHold"> {
  const { headers } = call.request;
  const storageClass = headers["x-amz-storage-class"];
  return {
    headers: replace.metadata ? keptHeaders(headers) : source.headers,
    tags: replace.tags ? tagsOf(headers) : source.tags,
    storageClass: storageClass === undefined ? "STANDARD" : parseStorageClass(storageClass),
  };
}

// A copy of an object onto itself has to change something.
function refuseIdle(call: Call, source: CopySource, replace: Directives): void {
  const { bucket, key } = call.target;
  const same = source.bucket.name === bucket && source.key === key && source.versionId === undefined;
  const changes = replace.metadata || call.request.headers["x-amz-storage-class"] !== undefined;
  if (same && !changes) throw new ObjectError("InvalidCopyDestination");
}

/** Reads the source through, so that the copy has one content, an MD5 and a checksum of its own: that of the source, or the one asked for, else CRC64NVME. */
async function copyBytes(call: Call, source: ObjectVersion): Promise<Received> {
  const asked = header(call, "x-amz-checksum-algorithm");
  const name = asked === undefined ? (source.checksum?.name ?? "crc64nvme") : parseChecksumName(asked);
  const body = readContent(source, { start: 0, length: source.size }, call.store.contents);
  return receive(body, { checksum: { name, value: "" }, computed: true }, call.store);
}

/** PUT of an object with `x-amz-copy-source`. Conditions on the destination are ignored, as in MinIO. */
export const copyObject: Operation = async (call) => {
  const { target, request, now } = call;
  const name = parseCopySource(call);
  const replace = {
    metadata: directive(call, "x-amz-metadata-directive", "InvalidMetadataDirective"),
    tags: directive(call, "x-amz-tagging-directive", "InvalidTagDirective"),
  };
  demand(call, "s3:PutObject");
  refuseEncryption(request.headers, `${target.bucket}/${target.key}`);
  checkNewKey(target.key);
  requireBucket(call, name.bucket);
  const bucket = requireBucket(call);
  const source = findCopySource(call, name);
  refuseIdle(call, source, replace);
  const described = description(call, source.version, replace);
  const lock = lockOf(call, bucket);
  const { content, size, etag, checksum } = await copyBytes(call, source.version);
  const version = await storeVersion(
    call,
    target.bucket,
    target.key,
    (id) => ({
      kind: "object",
      id,
      modified: now,
      size,
      etag,
      content: [content],
      ...described,
      ...lock,
      ...(checksum ? { checksum: { ...checksum, type: "FULL_OBJECT" } as const } : {}),
    }),
    {},
  );
  const result = [element("LastModified", isoDate(version.modified)), element("ETag", `"${etag}"`)];
  return respondXml(200, s3Root("CopyObjectResult", result), {
    etag: `"${etag}"`,
    ...versionHeaders(version),
    ...(source.versionId === undefined || source.versionId === "null"
      ? {}
      : { "x-amz-copy-source-version-id": source.versionId }),
    ...checksumHeaders(version.checksum),
    ...expirationHeader(bucket, target.key, version),
  });
};
