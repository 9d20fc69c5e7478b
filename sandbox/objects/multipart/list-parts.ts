import { ObjectError } from "../errors/object-error";
import { checksumElementName } from "../object/checksum-headers";
import { type Call, demand, type Operation, parameter } from "../rest/call";
import { OWNER_ID, ownerElement } from "../rest/owner";
import { isoDate, respondXml, s3Root } from "../rest/respond";
import type { Upload } from "../state/bucket";
import type { ObjectPart } from "../state/object-version";
import { element, type XmlElement } from "../xml/node";
import { findUpload } from "./find-upload";

const MOST_PARTS = 10_000;

function whole(text: string, reason: "InvalidMaxParts" | "InvalidPartNumberMarker"): number {
  if (!/^\+?\d{1,9}$/.test(text)) throw new ObjectError(reason);
  return Number(text);
}

function partElement(part: ObjectPart, { checksum }: Upload): XmlElement {
  return element("Part", [
    element("PartNumber", String(part.number)),
    element("LastModified", isoDate(part.modified)),
    element("ETag", `"${part.etag}"`),
    element("Size", String(part.size)),
    ...(checksum && part.checksum !== undefined
      ? [element(checksumElementName(checksum.name), part.checksum)]
      : []),
  ]);
}

function page(call: Call, upload: Upload, marker: number, most: number): readonly XmlElement[] {
  const after = [...upload.parts.values()]
    .sort((a, b) => a.number - b.number)
    .filter(({ number }) => number > marker);
  const parts = after.slice(0, Math.min(most, MOST_PARTS));
  const truncated = most > 0 && after.length > parts.length;
  return [
    element("Bucket", call.target.bucket),
    element("Key", upload.key),
    element("UploadId", upload.id),
    ownerElement("Initiator", OWNER_ID, OWNER_ID),
    ownerElement("Owner", OWNER_ID, OWNER_ID),
    element("StorageClass", upload.storageClass),
    element("PartNumberMarker", String(marker)),
    element("NextPartNumberMarker", String(truncated ? (parts.at(-1)?.number ?? 0) : 0)),
    element("MaxParts", String(most)),
    element("IsTruncated", String(truncated)),
    element("ChecksumAlgorithm", upload.checksum?.name.toUpperCase() ?? ""),
    element("ChecksumType", upload.checksum?.type ?? ""),
    ...parts.map((part) => partElement(part, upload)),
  ];
}

/** GET ?uploadId: the parts that arrived. */
export const listParts: Operation = async (call) => {
  demand(call, "s3:ListMultipartUploadParts");
  const most = parameter(call, "max-parts") ?? "";
  const marker = parameter(call, "part-number-marker") ?? "";
  const limit = most === "" ? MOST_PARTS : whole(most, "InvalidMaxParts");
  const from = marker === "" ? 0 : whole(marker, "InvalidPartNumberMarker");
  return respondXml(200, s3Root("ListPartsResult", page(call, findUpload(call), from, limit)));
};
