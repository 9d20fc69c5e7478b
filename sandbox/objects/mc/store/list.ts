import { childrenOf, childOf, textOf, type XmlElement } from "../../xml/node";
import type { Alias } from "../world";
import { sendForXml } from "./send";

/** A bucket, an object, a version or a common prefix, as a list names it. */
export interface Entry {
  readonly kind: "bucket" | "object" | "prefix" | "marker";
  readonly key: string;
  readonly size: number;
  /** Without quotes; "" where there is none. */
  readonly etag: string;
  /** ISO 8601, as the store sent it; "" for a prefix. */
  readonly modified: string;
  readonly storageClass: string;
  readonly versionId?: string;
}

function entryOf(element: XmlElement, kind: Entry["kind"]): Entry {
  const text = (name: string): string => textOf(element, name) ?? "";
  const versionId = textOf(element, "VersionId");
  return {
    kind,
    key: text("Key"),
    size: Number(text("Size") || 0),
    etag: text("ETag").replaceAll('"', ""),
    modified: text("LastModified"),
    storageClass: text("StorageClass") || "STANDARD",
    ...(versionId === undefined ? {} : { versionId }),
  };
}

function prefixesOf(page: XmlElement): Entry[] {
  return childrenOf(page, "CommonPrefixes").map((prefix) => ({
    kind: "prefix",
    key: textOf(prefix, "Prefix") ?? "",
    size: 0,
    etag: "",
    modified: "",
    storageClass: "",
  }));
}

/** An upload that was begun and neither completed nor aborted. */
export interface UnfinishedUpload {
  readonly key: string;
  /** ISO 8601. */
  readonly initiated: string;
}

/** The unfinished uploads of a key, or with "" of the whole bucket: MinIO takes no other prefix. */
export async function listUploads(alias: Alias, bucket: string, key: string): Promise<UnfinishedUpload[]> {
  const query = [
    ["uploads", ""],
    ["prefix", key],
  ] as const;
  const page = await sendForXml(alias, { method: "GET", bucket, query });
  return childrenOf(page, "Upload").map((upload) => ({
    key: textOf(upload, "Key") ?? "",
    initiated: textOf(upload, "Initiated") ?? "",
  }));
}

/** All buckets, in the order of their names. */
export async function listBuckets(alias: Alias): Promise<Entry[]> {
  const root = await sendForXml(alias, { method: "GET" });
  const buckets = childOf(root, "Buckets");
  return (buckets ? childrenOf(buckets, "Bucket") : []).map((bucket) => ({
    ...entryOf(bucket, "bucket"),
    key: textOf(bucket, "Name") ?? "",
    modified: textOf(bucket, "CreationDate") ?? "",
  }));
}

/** All objects under a prefix: flat, or with what lies behind a slash folded into prefixes. Of each page objects come first. */
export async function listObjects(
  alias: Alias,
  bucket: string,
  prefix: string,
  flat: boolean,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let token: string | undefined;
  do {
    const page = await sendForXml(alias, {
      method: "GET",
      bucket,
      query: [
        ["list-type", "2"],
        ["prefix", prefix],
        ...(flat ? [] : [["delimiter", "/"] as const]),
        ...(token === undefined ? [] : [["continuation-token", token] as const]),
      ],
    });
    entries.push(...childrenOf(page, "Contents").map((item) => entryOf(item, "object")), ...prefixesOf(page));
    token = textOf(page, "NextContinuationToken");
  } while (token !== undefined);
  return entries;
}

/** All versions and delete markers under a prefix, the newest of a key first. */
export async function listVersions(
  alias: Alias,
  bucket: string,
  prefix: string,
  flat: boolean,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let marker: { key: string; version: string } | undefined;
  do {
    const page = await sendForXml(alias, {
      method: "GET",
      bucket,
      query: [
        ["versions", ""],
        ["prefix", prefix],
        ...(flat ? [] : [["delimiter", "/"] as const]),
        ...(marker
          ? [["key-marker", marker.key] as const, ["version-id-marker", marker.version] as const]
          : []),
      ],
    });
    const items = page.children.filter(({ name }) => name === "Version" || name === "DeleteMarker");
    entries.push(
      ...items.map((item) => entryOf(item, item.name === "Version" ? "object" : "marker")),
      ...prefixesOf(page),
    );
    const more = textOf(page, "IsTruncated") === "true";
    marker = more
      ? { key: textOf(page, "NextKeyMarker") ?? "", version: textOf(page, "NextVersionIdMarker") ?? "" }
      : undefined;
  } while (marker);
  return entries;
}
