/** A digest that is being computed: bytes go in, in any pieces; `finish` may be called once. */
export interface RunningDigest {
  update(bytes: Uint8Array): void;
  finish(): Uint8Array;
}

/** The digests that come from outside: pure JavaScript by default, Node's own on a server. */
export interface Digests {
  start(name: "md5" | "sha1" | "sha256"): RunningDigest;
  /** SHA-256 of a text, in hexadecimal. */
  sha256(text: string): string;
  /** HMAC-SHA256 of a text (RFC 2104). */
  hmac(key: Uint8Array, text: string): Uint8Array;
}

/** The checksums that S3 knows for an object, by the last part of their header `x-amz-checksum-*`. */
export type ChecksumName = "crc32" | "crc32c" | "crc64nvme" | "sha1" | "sha256";
