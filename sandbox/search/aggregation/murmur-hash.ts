const MASK = (1n << 64n) - 1n;
const rotate = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (64n - by))) & MASK;

const C1 = 0x87c37b91114253d5n;
const C2 = 0x4cf5ad432745937fn;

const mixFirst = (k: bigint): bigint => (rotate((k * C1) & MASK, 31n) * C2) & MASK;
const mixSecond = (k: bigint): bigint => (rotate((k * C2) & MASK, 33n) * C1) & MASK;

function finalMix(value: bigint): bigint {
  let k = value;
  k = ((k ^ (k >> 33n)) * 0xff51afd7ed558ccdn) & MASK;
  k = ((k ^ (k >> 33n)) * 0xc4ceb9fe1a85ec53n) & MASK;
  return k ^ (k >> 33n);
}

function littleEndian(bytes: Uint8Array, from: number, to: number): bigint {
  let word = 0n;
  for (let i = Math.min(to, bytes.length) - 1; i >= from; i--) word = (word << 8n) | BigInt(bytes[i] ?? 0);
  return word;
}

/** First 64 bits of MurmurHash3 x64_128 with seed 0 (Austin Appleby), unsigned: Elasticsearch's hash of keywords in sketches. */
export function murmurHash(bytes: Uint8Array): bigint {
  let h1 = 0n;
  let h2 = 0n;
  const blocks = Math.floor(bytes.length / 16);
  for (let block = 0; block < blocks; block++) {
    const at = block * 16;
    h1 ^= mixFirst(littleEndian(bytes, at, at + 8));
    h1 = ((rotate(h1, 27n) + h2) * 5n + 0x52dce729n) & MASK;
    h2 ^= mixSecond(littleEndian(bytes, at + 8, at + 16));
    h2 = ((rotate(h2, 31n) + h1) * 5n + 0x38495ab5n) & MASK;
  }
  const tail = blocks * 16;
  if (bytes.length > tail + 8) h2 ^= mixSecond(littleEndian(bytes, tail + 8, tail + 16));
  if (bytes.length > tail) h1 ^= mixFirst(littleEndian(bytes, tail, tail + 8));
  const length = BigInt(bytes.length);
  h1 = ((h1 ^ length) + (h2 ^ length)) & MASK;
  h2 = ((h2 ^ length) + h1) & MASK;
  return (finalMix(h1) + finalMix(h2)) & MASK;
}

/** Mixes the bits of a long (David Stafford's variant 9 of MurmurHash3's finaliser), unsigned: the hash of numbers in sketches. */
export function mixLong(value: bigint): bigint {
  let z = BigInt.asUintN(64, value);
  z = ((z ^ (z >> 32n)) * 0x4cd6944c5cc20b6dn) & MASK;
  z = ((z ^ (z >> 29n)) * 0xfc12c5b19d3259e9n) & MASK;
  return z ^ (z >> 32n);
}

/** MurmurHash3 x86_32, as Lucene hashes terms; a signed 32-bit number. */
export function murmurHash32(bytes: Uint8Array, seed: number): number {
  let h = seed;
  const rounded = bytes.length & ~3;
  for (let i = 0; i < rounded; i += 4) {
    h ^= mixWord(word(bytes, i, 4));
    h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  }
  if (rounded < bytes.length) h ^= mixWord(word(bytes, rounded, bytes.length - rounded));
  h ^= bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

function word(bytes: Uint8Array, at: number, count: number): number {
  let value = 0;
  for (let i = count - 1; i >= 0; i--) value = (value << 8) | (bytes[at + i] ?? 0);
  return value;
}

function mixWord(value: number): number {
  const k = Math.imul(value, 0xcc9e2d51);
  return Math.imul((k << 15) | (k >>> 17), 0x1b873593);
}

/** UTF-8 bytes of a text; lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return Uint8Array.from(bytes);
}
