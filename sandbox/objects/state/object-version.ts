import type { ChecksumName } from "../digest/digests";
import type { Content } from "../storage/contents";

/** A checksum that is kept with an object or a part. */
export interface Checksum {
  readonly name: ChecksumName;
  /** Base64; that of a composite one without `-N`. */
  readonly value: string;
  readonly type: "FULL_OBJECT" | "COMPOSITE";
}

/** A part of an object that was put together from parts, or of an upload that is not complete. */
export interface ObjectPart {
  readonly number: number;
  readonly size: number;
  /** Hexadecimal, without quotes. */
  readonly etag: string;
  /** Base64. */
  readonly checksum?: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly content: Content;
}

/** Until when a version may not be deleted. */
export interface Retention {
  readonly mode: "GOVERNANCE" | "COMPLIANCE";
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What an object carries besides its bytes. */
export interface ObjectDescription {
  /** Headers that come back as they were sent: content-type, cache-control, x-amz-meta-… */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ReadonlyMap<string, string>;
  readonly storageClass: string;
  readonly retention?: Retention;
  readonly legalHold?: "ON" | "OFF";
}

/** An object in one of its versions. */
export interface ObjectVersion extends ObjectDescription {
  readonly kind: "object";
  /** "null" where the bucket was not versioned. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly modified: number;
  readonly size: number;
  /** Hexadecimal, without quotes; with `-N` when it was put together from N parts. */
  readonly etag: string;
  readonly content: readonly Content[];
  readonly checksum?: Checksum;
  /** Only of an object that was uploaded in parts. */
  readonly parts?: readonly ObjectPart[];
}

/** Says that a key was deleted; what lies below it is still there. */
export interface DeleteMarker {
  readonly kind: "marker";
  readonly id: string;
  readonly modified: number;
}

/** All versions of a key, the newest first; never empty. */
export type Versions = readonly (ObjectVersion | DeleteMarker)[];

/** The id of a version made while the bucket was not versioned. */
export const NULL_VERSION = "null";
