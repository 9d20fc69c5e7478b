import { fromBase64, toBase64 } from "../digest/base64";
import { fromUtf8, toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { expireBucket } from "../lifecycle/expire";
import { type Call, demand, type Operation, parameter, requireBucket } from "../rest/call";
import { respondXml, s3Root } from "../rest/respond";
import { element } from "../xml/node";
import { pageElements } from "./contents-element";
import { encodeKey } from "./encode-key";
import { isThere, listRequest, MOST_KEYS, value, walkOf } from "./list-request";
import { takePage, walk } from "./walk";

// A token is the last key of the page before.
function parseToken(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const bytes = text === "" ? undefined : fromBase64(text);
  const key = bytes && fromUtf8(bytes);
  if (key === undefined) throw new ObjectError("IncorrectContinuationToken");
  return key;
}

function optional(call: Call, name: string, tag: string, encode: (key: string) => string) {
  const text = value(call, name);
  return text === "" ? [] : [element(tag, encode(text))];
}

/** GET ?list-type=2: ListObjectsV2; with MinIO's `metadata=true` each object tells its metadata and tags. */
export const listObjectsV2: Operation = async (call) => {
  demand(call, "s3:ListBucket");
  const asked = listRequest(call);
  const token = parseToken(parameter(call, "continuation-token"));
  requireBucket(call);
  await expireBucket(call.store, call.target.bucket);
  const { keys, name } = requireBucket(call);
  const from = token ?? value(call, "start-after");
  const limit = Math.min(asked.maxKeys, MOST_KEYS);
  const { items, truncated } = takePage(walk(keys, walkOf(call, asked, from, isThere)), limit);
  const encode = (key: string): string => encodeKey(key, asked.encoding);
  const form = {
    owner: value(call, "fetch-owner") === "true",
    metadata: value(call, "metadata") === "true",
    encode,
  };
  const next = toBase64(toUtf8(items.at(-1)?.key ?? ""));
  return respondXml(
    200,
    s3Root("ListBucketResult", [
      element("Name", name),
      element("Prefix", encode(asked.prefix)),
      ...optional(call, "start-after", "StartAfter", encode),
      ...optional(call, "continuation-token", "ContinuationToken", (text) => text),
      ...(truncated ? [element("NextContinuationToken", next)] : []),
      element("KeyCount", String(items.length)),
      element("MaxKeys", String(asked.maxKeys)),
      ...(asked.delimiter === "" ? [] : [element("Delimiter", encode(asked.delimiter))]),
      element("IsTruncated", String(truncated)),
      ...pageElements(items, form),
      ...(asked.encoding === "" ? [] : [element("EncodingType", asked.encoding)]),
    ]),
  );
};
