import { toBase64 } from "../digest/base64";
import { toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { checkNewKey } from "../object/check-key";
import { parseChecksumName } from "../object/checksum-headers";
import { keptHeaders, parseStorageClass, refuseEncryption, tagsOf } from "../object/describe";
import { lockOf } from "../object/lock";
import { type Call, demand, header, type Operation, requireBucket } from "../rest/call";
import { randomUuid } from "../rest/ids";
import { respondXml, s3Root } from "../rest/respond";
import type { Upload } from "../state/bucket";
import { element } from "../xml/node";

type UploadChecksum = NonNullable<Upload["checksum"]>;

/** The checksum that all parts have to have: CRC64NVME only of the whole object, SHA only of the parts. */
function uploadChecksum(call: Call): UploadChecksum | undefined {
  const algorithm = header(call, "x-amz-checksum-algorithm");
  const type = header(call, "x-amz-checksum-type");
  if (algorithm === undefined) {
    if (type !== undefined) throw new ObjectError("InvalidChecksum");
    return undefined;
  }
  const name = parseChecksumName(algorithm);
  const isSha = name === "sha1" || name === "sha256";
  const kind = type ?? (name === "crc64nvme" ? "FULL_OBJECT" : "COMPOSITE");
  if (kind !== "FULL_OBJECT" && kind !== "COMPOSITE") throw new ObjectError("InvalidChecksum");
  if (isSha && kind === "FULL_OBJECT") throw new ObjectError("InvalidChecksum");
  if (name === "crc64nvme" && kind === "COMPOSITE") throw new ObjectError("InvalidChecksum");
  return { name, type: kind };
}

function checksumHeaders(checksum: UploadChecksum | undefined): Record<string, string> {
  if (!checksum) return {};
  return { "x-amz-checksum-algorithm": checksum.name.toUpperCase(), "x-amz-checksum-type": checksum.type };
}

// The time stands first, so that uploads of one key are in the order of their making.
function uploadId(call: Call): string {
  const time = String(call.now).padStart(15, "0");
  return toBase64(toUtf8(`${time}.${randomUuid(call.store.random)}`))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** POST ?uploads: begins an upload in parts. */
export const createUpload: Operation = async (call) => {
  const { target, request, store, now } = call;
  const tags = tagsOf(request.headers);
  demand(call, "s3:PutObject", { requestTags: tags });
  const storageClass = parseStorageClass(request.headers["x-amz-storage-class"]);
  checkNewKey(target.key);
  const bucket = requireBucket(call);
  refuseEncryption(request.headers, `${target.bucket}/${target.key}`);
  const checksum = uploadChecksum(call);
  const upload: Upload = {
    id: uploadId(call),
    key: target.key,
    initiated: now,
    parts: new Map(),
    headers: keptHeaders(request.headers),
    tags,
    storageClass,
    ...lockOf(call, bucket),
    ...(checksum ? { checksum } : {}),
  };
  await store.commit({ kind: "upload", bucket: bucket.name, upload });
  const parts = [element("Bucket", bucket.name), element("Key", upload.key), element("UploadId", upload.id)];
  return respondXml(200, s3Root("InitiateMultipartUploadResult", parts), checksumHeaders(checksum));
};
