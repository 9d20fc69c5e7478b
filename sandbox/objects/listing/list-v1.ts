import { ObjectError } from "../errors/object-error";
import { expireBucket } from "../lifecycle/expire";
import { demand, type Operation, requireBucket } from "../rest/call";
import { respondXml, s3Root } from "../rest/respond";
import { element } from "../xml/node";
import { pageElements } from "./contents-element";
import { encodeKey } from "./encode-key";
import { isThere, listRequest, MOST_KEYS, value, walkOf } from "./list-request";
import { takePage, walk } from "./walk";

/** GET of a bucket: ListObjects, the first version of it. A marker outside the prefix is NotImplemented, as in MinIO. */
export const listObjectsV1: Operation = async (call) => {
  demand(call, "s3:ListBucket");
  const asked = listRequest(call);
  const { prefix, delimiter, maxKeys, encoding } = asked;
  const marker = value(call, "marker");
  requireBucket(call);
  if (marker !== "" && !marker.startsWith(prefix)) throw new ObjectError("NotImplemented");
  await expireBucket(call.store, call.target.bucket);
  const { keys, name } = requireBucket(call);
  const { items, truncated } = takePage(
    walk(keys, walkOf(call, asked, marker, isThere)),
    Math.min(maxKeys, MOST_KEYS),
  );
  const encode = (key: string): string => encodeKey(key, encoding);
  return respondXml(
    200,
    s3Root("ListBucketResult", [
      element("Name", name),
      element("Prefix", encode(prefix)),
      element("Marker", encode(marker)),
      ...(truncated ? [element("NextMarker", encode(items.at(-1)?.key ?? ""))] : []),
      element("MaxKeys", String(maxKeys)),
      ...(delimiter === "" ? [] : [element("Delimiter", encode(delimiter))]),
      element("IsTruncated", String(truncated)),
      ...pageElements(items, { owner: true, metadata: false, encode }),
      ...(encoding === "" ? [] : [element("EncodingType", encoding)]),
    ]),
  );
};
