import { ownerElement } from "../rest/owner";
import { isoDate } from "../rest/respond";
import { uriEncode } from "../signature/canonical-request";
import type { ObjectVersion } from "../state/object-version";
import { element, type XmlElement } from "../xml/node";
import type { Listed } from "./walk";

/** What a list tells of each object besides. */
export interface ContentsForm {
  readonly owner: boolean;
  /** MinIO's `metadata=true`. */
  readonly metadata: boolean;
  readonly encode: (key: string) => string;
}

// User metadata is told as Go writes headers, the rest as it is kept.
function metadataName(name: string): string {
  if (!name.startsWith("x-amz-meta-")) return name;
  return name.replace(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function metadataElements({ headers, tags }: ObjectVersion): readonly XmlElement[] {
  const told = Object.entries(headers).map(([name, text]) => element(metadataName(name), text));
  const pairs = [...tags].map(([key, text]) => `${uriEncode(key)}=${uriEncode(text)}`);
  return [element("UserMetadata", told), element("UserTags", pairs.join("&"))];
}

/** An object in a list. */
export function contentsElement(key: string, version: ObjectVersion, form: ContentsForm): XmlElement {
  return element("Contents", [
    element("Key", form.encode(key)),
    element("LastModified", isoDate(version.modified)),
    element("ETag", `"${version.etag}"`),
    element("Size", String(version.size)),
    ...(form.owner ? [ownerElement()] : []),
    element("StorageClass", version.storageClass),
    ...(form.metadata ? metadataElements(version) : []),
  ]);
}

/** The items of a page: objects first, then common prefixes. */
export function pageElements(items: readonly Listed[], form: ContentsForm): readonly XmlElement[] {
  const objects = items.flatMap((item) => {
    const newest = item.kind === "key" ? item.versions[0] : undefined;
    return newest?.kind === "object" ? [contentsElement(item.key, newest, form)] : [];
  });
  const prefixes = items.flatMap((item) =>
    item.kind === "prefix" ? [element("CommonPrefixes", [element("Prefix", form.encode(item.key))])] : [],
  );
  return [...objects, ...prefixes];
}
