import { utf8ToBytes } from "@noble/hashes/utils.js";

/** The bytes of a text in UTF-8; half of a surrogate pair becomes U+FFFD. */
export function toUtf8(text: string): Uint8Array {
  return utf8ToBytes(text);
}

// What the first byte promises: how many bytes follow, its own bits, and the smallest code point that needs so many.
function sequence(first: number): { following: number; bits: number; least: number } | undefined {
  if (first < 0x80) return { following: 0, bits: first, least: 0 };
  if (first >= 0xc2 && first < 0xe0) return { following: 1, bits: first & 0x1f, least: 0x80 };
  if (first >= 0xe0 && first < 0xf0) return { following: 2, bits: first & 0x0f, least: 0x800 };
  if (first >= 0xf0 && first < 0xf5) return { following: 3, bits: first & 0x07, least: 0x10000 };
  return undefined;
}

/** The text of UTF-8 bytes, or undefined where they are none (RFC 3629: no overlong form, no surrogate). */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; ) {
    const start = sequence(bytes[i++] ?? 0);
    if (!start) return undefined;
    let point = start.bits;
    for (let left = start.following; left > 0; left--) {
      const next = bytes[i++] ?? 0;
      if ((next & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (next & 0x3f);
    }
    if (point < start.least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return undefined;
    parts.push(String.fromCodePoint(point));
  }
  return parts.join("");
}
