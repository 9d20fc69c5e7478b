import { ObjectError } from "../errors/object-error";
import { expireBucket } from "../lifecycle/expire";
import { type Call, demand, type Operation, requireBucket } from "../rest/call";
import { ownerElement } from "../rest/owner";
import { isoDate, respondXml, s3Root } from "../rest/respond";
import { type DeleteMarker, NULL_VERSION, type ObjectVersion, type Versions } from "../state/object-version";
import type { SortedMap } from "../state/sorted-map";
import { element, type XmlElement } from "../xml/node";
import { encodeKey } from "./encode-key";
import { listRequest, MOST_KEYS, value, walkOf } from "./list-request";
import { type Walk, walk } from "./walk";

type Item =
  | { readonly kind: "prefix"; readonly key: string }
  | {
      readonly kind: "version";
      readonly key: string;
      readonly version: ObjectVersion | DeleteMarker;
      readonly latest: boolean;
    };

function* stack(key: string, versions: Versions, after: string | undefined): Generator<Item> {
  const start = after === undefined ? 0 : versions.findIndex(({ id }) => id === after) + 1;
  for (const [i, version] of versions.entries()) {
    if (i >= start) yield { kind: "version", key, version, latest: i === 0 };
  }
}

// Goes on inside the stack of the marker's key where a version is named, else behind that key.
function* itemsOf(
  keys: SortedMap<Versions>,
  asked: Walk,
  keyMarker: string,
  idMarker: string,
): Generator<Item> {
  const there = idMarker === "" ? undefined : keys.get(keyMarker);
  if (there) yield* stack(keyMarker, there, idMarker);
  for (const item of walk(keys, asked)) {
    if (item.kind === "prefix") yield item;
    else yield* stack(item.key, item.versions, undefined);
  }
}

function itemElement(item: Item, encode: (key: string) => string): XmlElement {
  if (item.kind === "prefix") return element("CommonPrefixes", [element("Prefix", encode(item.key))]);
  const { version, latest, key } = item;
  const isObject = version.kind === "object";
  return element(isObject ? "Version" : "DeleteMarker", [
    element("Key", encode(key)),
    element("LastModified", isoDate(version.modified)),
    element("ETag", isObject ? `"${version.etag}"` : ""),
    element("Size", String(isObject ? version.size : 0)),
    ownerElement(),
    element("StorageClass", isObject ? version.storageClass : "STANDARD"),
    element("IsLatest", String(latest)),
    element("VersionId", version.id),
  ]);
}

function checkMarkers(call: Call, prefix: string): void {
  const keyMarker = value(call, "key-marker");
  if (keyMarker !== "" && !keyMarker.startsWith(prefix)) throw new ObjectError("NotImplemented");
  if (value(call, "version-id-marker") !== "" && keyMarker === "") {
    throw new ObjectError("NotImplemented", { detail: "" });
  }
}

function takeItems(items: Iterable<Item>, most: number): { page: readonly Item[]; truncated: boolean } {
  const page: Item[] = [];
  if (most === 0) return { page, truncated: false };
  for (const item of items) {
    if (page.length === most) return { page, truncated: true };
    page.push(item);
  }
  return { page, truncated: false };
}

function nextElements(
  page: readonly Item[],
  truncated: boolean,
  encode: (key: string) => string,
): XmlElement[] {
  const last = truncated ? page.at(-1) : undefined;
  const id = last?.kind === "version" && last.version.id !== NULL_VERSION ? last.version.id : "";
  return [...(last ? [element("NextKeyMarker", encode(last.key))] : []), element("NextVersionIdMarker", id)];
}

/** GET ?versions: all versions and delete markers, the newest of a key first; common prefixes come before them. */
export const listVersions: Operation = async (call) => {
  demand(call, "s3:ListBucketVersions");
  const asked = listRequest(call);
  const { prefix, delimiter, maxKeys, encoding } = asked;
  requireBucket(call);
  checkMarkers(call, prefix);
  await expireBucket(call.store, call.target.bucket);
  const { keys, name } = requireBucket(call);
  const keyMarker = value(call, "key-marker");
  const idMarker = value(call, "version-id-marker");
  const all = itemsOf(
    keys,
    walkOf(call, asked, keyMarker, () => true),
    keyMarker,
    idMarker,
  );
  const { page, truncated } = takeItems(all, Math.min(maxKeys, MOST_KEYS));
  const encode = (key: string): string => encodeKey(key, encoding);
  const prefixes = page.filter(({ kind }) => kind === "prefix");
  const versions = page.filter(({ kind }) => kind === "version");
  return respondXml(
    200,
    s3Root("ListVersionsResult", [
      element("Name", name),
      element("Prefix", encode(prefix)),
      element("KeyMarker", encode(keyMarker)),
      ...nextElements(page, truncated, encode),
      element("VersionIdMarker", idMarker),
      element("MaxKeys", String(maxKeys)),
      ...(delimiter === "" ? [] : [element("Delimiter", encode(delimiter))]),
      element("IsTruncated", String(truncated)),
      ...[...prefixes, ...versions].map((item) => itemElement(item, encode)),
      ...(encoding === "" ? [] : [element("EncodingType", encoding)]),
    ]),
  );
};
