import { xmlText } from "./xml-values";

/** One version in an answer of ListObjectVersions. */
export interface StoredVersion {
  kind: "object" | "marker";
  key: string;
  id: string;
  latest: boolean;
  /** Bytes; 0 for a delete marker. */
  size: number;
  /** Without its quotes; "" for a delete marker. */
  etag: string;
}

/** Reads the XML of a list of versions: by key, the newest first. */
export function storedVersions(xml: string): StoredVersion[] {
  const entries = xml.matchAll(/<(Version|DeleteMarker)>(.*?)<\/\1>/gs);
  return [...entries].map(([entry, name]) => ({
    kind: name === "Version" ? "object" : "marker",
    key: xmlText(entry, "Key"),
    id: xmlText(entry, "VersionId"),
    latest: xmlText(entry, "IsLatest") === "true",
    size: Number(xmlText(entry, "Size")),
    etag: xmlText(entry, "ETag").replaceAll('"', ""),
  }));
}
