import { ObjectError } from "../errors/object-error";
import { type Call, demand, header, type Operation, parameter, requireBucket } from "../rest/call";
import { httpDate, respondXml } from "../rest/respond";
import type { ObjectPart, ObjectVersion } from "../state/object-version";
import { element, type XmlElement } from "../xml/node";
import { checksumElementName } from "./checksum-headers";
import { findVersion, versionHeaders } from "./find-version";
import { parseVersionId } from "./version-id";

const KNOWN = ["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"];
const MOST_PARTS = 10_000;

function checksumElement({ checksum }: ObjectVersion): readonly XmlElement[] {
  if (!checksum) return [];
  const { name, value, type } = checksum;
  return [element("Checksum", [element(checksumElementName(name), value), element("ChecksumType", type)])];
}

function whole(call: Call, name: string, most: number): number {
  const text = header(call, name) ?? "";
  return /^\d{1,9}$/.test(text) ? Math.min(Number(text), most) : most;
}

function partsElement(call: Call, version: ObjectVersion): readonly XmlElement[] {
  const { checksum, size } = version;
  // An object that was put at once is one part.
  const parts: readonly Pick<ObjectPart, "number" | "size" | "checksum">[] = version.parts ?? [
    { number: 1, size },
  ];
  const most = whole(call, "x-amz-max-parts", MOST_PARTS) || MOST_PARTS;
  const marker =
    header(call, "x-amz-part-number-marker") === undefined
      ? 0
      : whole(call, "x-amz-part-number-marker", MOST_PARTS);
  const after = parts.filter(({ number }) => number > marker);
  const page = after.slice(0, most);
  const list = page.map((part) =>
    element("Part", [
      element("PartNumber", String(part.number)),
      element("Size", String(part.size)),
      ...(checksum && part.checksum !== undefined
        ? [element(checksumElementName(checksum.name), part.checksum)]
        : []),
    ]),
  );
  return [
    element("ObjectParts", [
      element("IsTruncated", String(after.length > page.length)),
      element("MaxParts", String(most)),
      element("NextPartNumberMarker", String(page.at(-1)?.number ?? 0)),
      element("PartNumberMarker", String(marker)),
      element("PartsCount", String(parts.length)),
      ...list,
    ]),
  ];
}

/** GET ?attributes (S3 API reference, "GetObjectAttributes"). */
export const getAttributes: Operation = async (call) => {
  const id = parseVersionId(parameter(call, "versionId"));
  demand(call, id === undefined ? "s3:GetObjectAttributes" : "s3:GetObjectVersionAttributes");
  const asked = (header(call, "x-amz-object-attributes") ?? "").split(",").map((name) => name.trim());
  if (asked.some((name) => !KNOWN.includes(name))) throw new ObjectError("InvalidAttributeName");
  const version = findVersion(requireBucket(call), call.target.key, id);
  const parts = [
    ...(asked.includes("ETag") ? [element("ETag", version.etag)] : []),
    ...(asked.includes("Checksum") ? checksumElement(version) : []),
    ...(asked.includes("ObjectParts") ? partsElement(call, version) : []),
    ...(asked.includes("StorageClass") ? [element("StorageClass", version.storageClass)] : []),
    ...(asked.includes("ObjectSize") ? [element("ObjectSize", String(version.size))] : []),
  ];
  const headers = { "last-modified": httpDate(version.modified), ...versionHeaders(version) };
  return respondXml(200, element("getObjectAttributesResponse", parts), headers);
};
