import { toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import type { Tags } from "./tags";
import { parseTagHeader, type TagRefusals } from "./tags";

const KEPT = [
  "cache-control",
  "content-disposition",
  "content-language",
  "expires",
  "x-amz-website-redirect-location",
];
const MOST_METADATA = 2048;
const MOST_TAGS = 10;

/** How mistakes in the tags of objects are refused. */
export const OBJECT_TAG_REFUSALS: TagRefusals = {
  syntax: (reason) => new ObjectError("MalformedXML", { detail: reason }),
  tag: (message) => new ObjectError("InvalidTag", { message }),
  count: () => new ObjectError("BadTags"),
};

/** The storage class that is asked for; MinIO has two. */
export function parseStorageClass(text: string | undefined): string {
  const name = text?.trim() || "STANDARD";
  if (name !== "STANDARD" && name !== "REDUCED_REDUNDANCY") throw new ObjectError("InvalidStorageClass");
  return name;
}

/** The tags that a header gives; none where there is no header. */
export function tagsOf(headers: Readonly<Record<string, string>>): Tags {
  return parseTagHeader(headers["x-amz-tagging"] ?? "", MOST_TAGS, OBJECT_TAG_REFUSALS);
}

function contentType(headers: Readonly<Record<string, string>>): string {
  const type = headers["content-type"];
  return type === undefined ? "binary/octet-stream" : type.trim() || "application/octet-stream";
}

// The chunks of a signed body are no property of the object.
function contentEncoding(text: string | undefined): Record<string, string> {
  const encodings = (text ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "aws-chunked");
  return encodings.length > 0 ? { "content-encoding": encodings.join(",") } : {};
}

/** The headers of a request that stay with the object. User metadata may have 2 KiB altogether. */
export function keptHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-"));
  const length = own.reduce((sum, [name, value]) => sum + name.length - 11 + toUtf8(value).length, 0);
  if (length > MOST_METADATA) throw new ObjectError("MetadataTooLarge", { at: "door" });
  const kept = KEPT.flatMap((name): [string, string][] => {
    const value = headers[name];
    return value === undefined || value === "" ? [] : [[name, value]];
  });
  return {
    "content-type": contentType(headers),
    ...Object.fromEntries(kept),
    ...contentEncoding(headers["content-encoding"]),
    ...Object.fromEntries(own.map(([name, value]) => [name, value.trim()])),
  };
}

/** Refuses encryption that cannot be had here: there are no keys. */
export function refuseEncryption(headers: Readonly<Record<string, string>>, place: string): void {
  const asked = headers["x-amz-server-side-encryption"];
  if (asked === undefined) return;
  if (asked !== "AES256" && asked !== "aws:kms") {
    throw new ObjectError("InvalidArgument", {
      message: `Invalid arguments provided for ${place}: (The encryption method is not supported)`,
    });
  }
  throw new ObjectError("KmsNotConfigured", {
    detail: "KMS not configured for a server side encrypted objects",
  });
}
