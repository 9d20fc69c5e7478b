import type { RunningDigest } from "./digests";

/** Reflected polynomial of CRC-32 (ISO 3309, zlib). */
export const CRC32_ISO = 0xedb88320;
/** Reflected polynomial of CRC-32C (Castagnoli, RFC 3720 appendix B.4). */
export const CRC32_CASTAGNOLI = 0x82f63b78;

const tables = new Map<number, Uint32Array>();

// Four tables, so that four bytes cost four look-ups and no loop over bits ("slicing by 4").
function tableOf(polynomial: number): Uint32Array {
  const known = tables.get(polynomial);
  if (known) return known;
  const table = new Uint32Array(1024);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    table[byte] = crc;
  }
  for (let index = 256; index < 1024; index++) {
    const before = table[index - 256] ?? 0;
    table[index] = (table[before & 255] ?? 0) ^ (before >>> 8);
  }
  tables.set(polynomial, table);
  return table;
}

function advance(table: Uint32Array, start: number, bytes: Uint8Array): number {
  const at = (index: number): number => table[index] ?? 0;
  let crc = start;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    const word =
      (bytes[i] ?? 0) |
      ((bytes[i + 1] ?? 0) << 8) |
      ((bytes[i + 2] ?? 0) << 16) |
      ((bytes[i + 3] ?? 0) << 24);
    const mixed = crc ^ word;
    crc =
      at(768 + (mixed & 255)) ^
      at(512 + ((mixed >>> 8) & 255)) ^
      at(256 + ((mixed >>> 16) & 255)) ^
      at(mixed >>> 24);
  }
  for (; i < bytes.length; i++) crc = at((crc ^ (bytes[i] ?? 0)) & 255) ^ (crc >>> 8);
  return crc;
}

/** A 32-bit CRC with all ones before and after; `finish` gives four bytes, big-endian, as S3 writes them. */
export function startCrc32(polynomial: number): RunningDigest {
  const table = tableOf(polynomial);
  let crc = -1;
  return {
    update: (bytes) => {
      crc = advance(table, crc, bytes);
    },
    finish: () => Uint8Array.from([24, 16, 8, 0], (shift) => (~crc >>> shift) & 255),
  };
}
