import { ObjectError } from "../errors/object-error";
import { encodeKey } from "../listing/encode-key";
import { type Call, demand, type Operation, parameter, requireBucket } from "../rest/call";
import { ownerElement } from "../rest/owner";
import { isoDate, respondXml, s3Root } from "../rest/respond";
import type { Bucket, Upload } from "../state/bucket";
import { element, type XmlElement } from "../xml/node";

const MOST_UPLOADS = 10_000;

function maxUploads(text: string): number {
  if (text === "") return MOST_UPLOADS;
  if (!/^\+?\d{1,10}$/.test(text)) throw new ObjectError("InvalidMaxUploads");
  return Number(text);
}

function uploadElement(upload: Upload, encode: (key: string) => string): XmlElement {
  return element("Upload", [
    element("Key", encode(upload.key)),
    element("UploadId", upload.id),
    ownerElement("Initiator", "", ""),
    ownerElement("Owner", "", ""),
    element("StorageClass"),
    element("Initiated", isoDate(upload.initiated)),
  ]);
}

// MinIO looks for the uploads of one key, or gives all; delimiter, markers and the limit do nothing.
function chosen(bucket: Bucket, prefix: string): Upload[] {
  const all = [...bucket.uploads.entriesFrom("")].map(([, upload]) => upload);
  return prefix === "" ? all : all.filter(({ key }) => key === prefix);
}

function checkMarkers(call: Call, prefix: string): void {
  const keyMarker = parameter(call, "key-marker") ?? "";
  const idMarker = parameter(call, "upload-id-marker") ?? "";
  if (keyMarker !== "" && !keyMarker.startsWith(prefix)) throw new ObjectError("NotImplemented");
  if (idMarker !== "" && keyMarker === "") throw new ObjectError("NoSuchUpload");
}

/** GET ?uploads: the uploads under way. */
export const listUploads: Operation = async (call) => {
  demand(call, "s3:ListBucketMultipartUploads");
  const value = (name: string): string => parameter(call, name) ?? "";
  const most = maxUploads(value("max-uploads"));
  const prefix = value("prefix");
  const bucket = requireBucket(call);
  checkMarkers(call, prefix);
  const encoding = value("encoding-type");
  const encode = (text: string): string => encodeKey(text, encoding);
  return respondXml(
    200,
    s3Root("ListMultipartUploadsResult", [
      element("Bucket", bucket.name),
      element("KeyMarker", encode(value("key-marker"))),
      element("UploadIdMarker", value("upload-id-marker")),
      element("NextKeyMarker"),
      element("NextUploadIdMarker"),
      ...(value("delimiter") === "" ? [] : [element("Delimiter", encode(value("delimiter")))]),
      element("Prefix", encode(prefix)),
      ...(encoding === "" ? [] : [element("EncodingType", encoding)]),
      element("MaxUploads", String(most)),
      element("IsTruncated", "false"),
      ...chosen(bucket, prefix).map((upload) => uploadElement(upload, encode)),
    ]),
  );
};
