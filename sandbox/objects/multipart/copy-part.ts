import { ObjectError } from "../errors/object-error";
import { findCopySource, parseCopySource } from "../object/copy-source";
import type { ByteRange } from "../object/range";
import { readContent } from "../object/read-content";
import { receive } from "../object/receive";
import { demand, header, type Operation } from "../rest/call";
import { isoDate, respondXml, s3Root } from "../rest/respond";
import { checksumElementName } from "../object/checksum-headers";
import { element } from "../xml/node";
import { findUpload } from "./find-upload";
import { parseUploadPart, storePart } from "./put-part";

// Only `bytes=first-last` is a range here, and it has to lie in the source.
function copyRange(text: string | undefined, size: number): ByteRange {
  if (text === undefined) return { start: 0, length: size };
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  if (first === undefined || last === undefined || Number(last) < Number(first)) {
    throw new ObjectError("InvalidCopyPartRange");
  }
  if (Number(last) >= size) throw new ObjectError("InvalidCopyPartRangeSource");
  return { start: Number(first), length: Number(last) - Number(first) + 1 };
}

/** PUT of a part with `x-amz-copy-source`. */
export const copyPart: Operation = async (call) => {
  const name = parseCopySource(call);
  const number = parseUploadPart(call);
  demand(call, "s3:PutObject");
  const source = findCopySource(call, name);
  const range = copyRange(header(call, "x-amz-copy-source-range"), source.version.size);
  const upload = findUpload(call);
  const sum = upload.checksum ? { checksum: { name: upload.checksum.name, value: "" }, computed: true } : {};
  const received = await receive(readContent(source.version, range, call.store.contents), sum, call.store);
  await storePart(call, number, received);
  const { checksum, etag } = received;
  const result = [
    element("LastModified", isoDate(call.now)),
    element("ETag", `"${etag}"`),
    ...(checksum ? [element(checksumElementName(checksum.name), checksum.value)] : []),
  ];
  const { versionId } = source;
  const named: Record<string, string> =
    versionId === undefined || versionId === "null" ? {} : { "x-amz-copy-source-version-id": versionId };
  return respondXml(200, s3Root("CopyPartResult", result), named);
};
