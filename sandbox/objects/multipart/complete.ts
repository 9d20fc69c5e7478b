import { ObjectError } from "../errors/object-error";
import { expirationHeader } from "../lifecycle/predict";
import { CHECKSUM_NAMES, checksumElementName, checksumHeaders } from "../object/checksum-headers";
import { checkWrite, readConditions } from "../object/conditions";
import { versionHeaders } from "../object/find-version";
import { newestObject, storeVersion } from "../object/put";
import { type Call, demand, type Operation, requireBucket } from "../rest/call";
import { readText } from "../rest/read-document";
import { respondXml, s3Root } from "../rest/respond";
import type { Upload } from "../state/bucket";
import type { Checksum, ObjectPart, ObjectVersion } from "../state/object-version";
import { element, type XmlElement } from "../xml/node";
import { chooseParts, multipartChecksum, multipartEtag } from "./assemble";
import { findUpload } from "./find-upload";
import { readParts } from "./read-parts";

interface Assembled {
  readonly parts: readonly ObjectPart[];
  readonly etag: string;
  readonly checksum: Checksum | undefined;
}

function versionOf(
  call: Call,
  upload: Upload,
  id: string,
  { parts, etag, checksum }: Assembled,
): ObjectVersion {
  const { headers, tags, storageClass, retention, legalHold } = upload;
  return {
    kind: "object",
    id,
    modified: call.now,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    etag,
    content: parts.map(({ content }) => content),
    parts,
    headers,
    tags,
    storageClass,
    ...(retention ? { retention } : {}),
    ...(legalHold ? { legalHold } : {}),
    ...(checksum ? { checksum } : {}),
  };
}

// A checksum of the whole object that the request announces has to be the one that came out.
function checkAnnounced({ request }: Call, checksum: Checksum | undefined): void {
  for (const name of CHECKSUM_NAMES) {
    const value = request.headers[`x-amz-checksum-${name}`];
    if (value === undefined || !checksum || checksum.name !== name) continue;
    if (value.trim().replace(/-\d+$/, "") !== checksum.value)
      throw new ObjectError("ContentChecksumMismatch");
  }
}

function resultElement(call: Call, { etag, checksum, parts }: Assembled): XmlElement {
  const { bucket, key } = call.target;
  const scheme = call.request.secure === true ? "https" : "http";
  const location = `${scheme}://${call.request.headers["host"] ?? ""}/${bucket}/${key}`;
  const value =
    checksum && (checksumHeaders(checksum, parts.length)[`x-amz-checksum-${checksum.name}`] ?? "");
  return s3Root("CompleteMultipartUploadResult", [
    element("Location", location),
    element("Bucket", bucket),
    element("Key", key),
    element("ETag", `"${etag}"`),
    ...(checksum && value !== undefined ? [element(checksumElementName(checksum.name), value)] : []),
  ]);
}

/** POST ?uploadId: makes an object of parts. */
export const completeUpload: Operation = async (call) => {
  const { target, store } = call;
  demand(call, "s3:PutObject");
  const asked = readParts(await readText(call));
  const before = requireBucket(call);
  checkWrite(readConditions(call.request.headers), newestObject(before, target.key));
  const upload = findUpload(call);
  const checksum = await multipartChecksum(upload, chooseParts(upload, asked), store);
  checkAnnounced(call, checksum);
  // Somebody else may have completed it meanwhile, or sent a part again: the same bytes, but another content.
  const parts = chooseParts(findUpload(call), asked);
  const assembled = { parts, etag: multipartEtag(parts, store.digests), checksum };
  const stored = storeVersion(call, target.bucket, target.key, (id) =>
    versionOf(call, upload, id, assembled),
  );
  const ended = stored.then(() =>
    store.commit({ kind: "upload ended", bucket: target.bucket, key: target.key, id: upload.id }),
  );
  const version = await stored;
  await ended;
  return respondXml(200, resultElement(call, assembled), {
    etag: `"${version.etag}"`,
    ...versionHeaders(version),
    ...checksumHeaders(checksum, parts.length),
    ...expirationHeader(requireBucket(call), target.key, version),
  });
};
