import { xmlElements, xmlText } from "./xml-values";

/** An answer of ListObjectsV2: the keys that stand in it as objects, and the common prefixes. */
export interface Listing {
  keys: string[];
  prefixes: string[];
}

/** Reads the XML of a listing. */
export function readListing(xml: string): Listing {
  return {
    keys: xmlElements(xml, "Contents").map((entry) => xmlText(entry, "Key")),
    prefixes: xmlElements(xml, "CommonPrefixes").map((entry) => xmlText(entry, "Prefix")),
  };
}

/** A stored key, parted at what was asked, and where it is in the answer. */
export interface ListedKey {
  key: string;
  /** The prefix asked for, what follows up to and with the delimiter, and the rest; all of a key that was not asked for is rest. */
  parts: { asked: string; upTo: string; rest: string };
  answer:
    | { kind: "object" }
    | { kind: "none" }
    /** `rows` at the first key that the common prefix stands for: how many they are. */
    | { kind: "prefix"; prefix: string; rows?: number };
}

/** Every stored key with its place in a listing that was asked for with `prefix`. */
export function listedKeys(stored: string[], prefix: string, listing: Listing): ListedKey[] {
  const commonOf = (key: string): string | undefined =>
    listing.prefixes.find((common) => key.startsWith(common));
  return stored.map((key, at) => {
    const common = commonOf(key);
    if (common !== undefined) {
      const parts = { asked: prefix, upTo: common.slice(prefix.length), rest: key.slice(common.length) };
      const first = at === 0 || commonOf(stored[at - 1] ?? "") !== common;
      const rows = stored.filter((other) => commonOf(other) === common).length;
      return { key, parts, answer: { kind: "prefix", prefix: common, ...(first ? { rows } : {}) } };
    }
    if (listing.keys.includes(key)) {
      return {
        key,
        parts: { asked: prefix, upTo: "", rest: key.slice(prefix.length) },
        answer: { kind: "object" },
      };
    }
    return { key, parts: { asked: "", upTo: "", rest: key }, answer: { kind: "none" } };
  });
}

/** How many objects and common prefixes the answer holds, in a sentence. */
export function listingReading({ keys, prefixes }: Listing, stored: number): string {
  const count = (number: number, one: string, many: string): string =>
    number === 1 ? `1 ${one}` : `${number} ${many}`;
  const objects = count(keys.length, "object", "objects");
  const common = count(prefixes.length, "common prefix", "common prefixes");
  return `the answer holds ${objects} and ${common}. The bucket holds ${stored} keys and no folder.`;
}
