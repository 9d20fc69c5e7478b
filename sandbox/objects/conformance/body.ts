import { fromBase64, toBase64 } from "../digest/base64";
import { startChecksum } from "../digest/checksum";
import type { Digests } from "../digest/digests";
import { toUtf8 } from "../digest/utf8";
import type { RecordedBody } from "./scenario";

/** Puts pieces one behind the other. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function repeated(pattern: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += pattern.length) bytes.set(pattern.subarray(0, length - at), at);
  return bytes;
}

/** The bytes of a recorded body. */
export function bodyBytes(body: RecordedBody | undefined, fillIn: (text: string) => string): Uint8Array {
  if (!body) return new Uint8Array(0);
  if (body.concat) return join(body.concat.map((part) => bodyBytes(part, fillIn)));
  if (body.base64 !== undefined) return fromBase64(body.base64) ?? new Uint8Array(0);
  if (body.fill !== undefined) return repeated(toUtf8(body.fill), body.bytes ?? 0);
  return toUtf8(fillIn(body.text ?? ""));
}

/** What `@md5`, `@crc32`, … stand for: the digest of the body, in base64. Other values stay. */
export function digestValue(value: string, body: Uint8Array, digests: Digests): string {
  const name = /^@(md5|crc32|crc32c|crc64nvme|sha1|sha256)$/.exec(value)?.[1];
  if (name === undefined) return value;
  const sum =
    name === "md5"
      ? digests.start("md5")
      : name === "crc32" || name === "crc32c" || name === "crc64nvme" || name === "sha1" || name === "sha256"
        ? startChecksum(name, digests)
        : undefined;
  sum?.update(body);
  return sum ? toBase64(sum.finish()) : value;
}
