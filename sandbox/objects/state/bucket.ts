import type { LifecycleRule } from "../lifecycle/rule";
import type { PolicyDocument } from "../policy/policy-document";
import type { XmlElement } from "../xml/node";
import type { ObjectDescription, ObjectPart, Versions } from "./object-version";
import { SortedMap } from "./sorted-map";
import type { ChecksumName } from "../digest/digests";

/** How long a version put into the bucket is kept, where the request says nothing. */
export interface DefaultRetention {
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  readonly days: number;
}

/** An upload in parts that is not complete. */
export interface Upload extends ObjectDescription {
  readonly id: string;
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly initiated: number;
  readonly checksum?: { readonly name: ChecksumName; readonly type: "FULL_OBJECT" | "COMPOSITE" };
  readonly parts: ReadonlyMap<number, ObjectPart>;
}

/** What is set on a bucket. Documents are kept as they were sent where GET answers with them. */
export interface BucketSettings {
  readonly versioning?: { readonly status: "Enabled" | "Suspended"; readonly document: XmlElement };
  readonly policy?: PolicyDocument;
  readonly tags?: ReadonlyMap<string, string>;
  readonly lifecycle?: { readonly rules: readonly LifecycleRule[]; readonly document: XmlElement };
  readonly objectLock?: { readonly retention?: DefaultRetention; readonly document: XmlElement };
}

/** A bucket: its settings, the versions of its keys, the uploads under way. Replaced, never changed. */
export interface Bucket {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly settings: BucketSettings;
  readonly keys: SortedMap<Versions>;
  /** By their key and id, in the order of keys, then of their making. */
  readonly uploads: SortedMap<Upload>;
}

/** A bucket with nothing in it. */
export function emptyBucket(name: string, created: number, settings: BucketSettings): Bucket {
  return { name, created, settings, keys: SortedMap.empty(), uploads: SortedMap.empty() };
}
