import type { ObjectError } from "../errors/object-error";
import { parseDocument } from "../rest/read-document";
import { compareKeys } from "../state/sorted-map";
import { childOf, childrenOf, element, textOf, type XmlElement } from "../xml/node";

export type Tags = ReadonlyMap<string, string>;

/** How each kind of mistake is refused: bucket tags and object tags differ. */
export interface TagRefusals {
  /** The text is no document. */
  readonly syntax: (message: string) => ObjectError;
  /** A key or value is not allowed, or a key is there twice. */
  readonly tag: (message: string) => ObjectError;
  readonly count: (message: string) => ObjectError;
}

// AWS allows letters of every language; MinIO knows these.
const ALLOWED = /^[A-Za-z0-9 _.:/=+\-@]*$/;

/** Checks tags: at most `most`, keys of 1 to 128 characters, once each, values of at most 256 (S3 user guide, "object tagging"). */
export function checkTags(
  pairs: readonly (readonly [string, string])[],
  most: number,
  refuse: TagRefusals,
): Tags {
  if (pairs.length > most) throw refuse.count(`Tags cannot be more than ${most}`);
  const tags = new Map<string, string>();
  for (const [key, value] of pairs) {
    if (key === "" || key.length > 128 || !ALLOWED.test(key))
      throw refuse.tag("The TagKey you have provided is invalid");
    if (value.length > 256 || !ALLOWED.test(value))
      throw refuse.tag("The TagValue you have provided is invalid");
    if (tags.has(key)) throw refuse.tag("Cannot provide multiple Tags with the same key");
    tags.set(key, value);
  }
  return tags;
}

/** Reads a Tagging document. */
export function parseTags(text: string, most: number, refuse: TagRefusals): Tags {
  const document = parseDocument(text, "Tagging", refuse.syntax);
  const set = childOf(document, "TagSet");
  const pairs = (set ? childrenOf(set, "Tag") : []).map(
    (tag) => [textOf(tag, "Key") ?? "", textOf(tag, "Value") ?? ""] as const,
  );
  return checkTags(pairs, most, refuse);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** Reads tags from the header `x-amz-tagging`: a query string. */
export function parseTagHeader(text: string, most: number, refuse: TagRefusals): Tags {
  const pairs = text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=");
      return equals < 0
        ? ([decode(pair), ""] as const)
        : ([decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))] as const);
    });
  return checkTags(pairs, most, refuse);
}

/** A Tagging document, in the order of keys. */
export function tagsElement(tags: Tags): XmlElement {
  const sorted = [...tags].sort(([a], [b]) => compareKeys(a, b));
  const set = sorted.map(([key, value]) => element("Tag", [element("Key", key), element("Value", value)]));
  return element("Tagging", [element("TagSet", set)]);
}
