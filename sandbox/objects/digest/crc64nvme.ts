import type { RunningDigest } from "./digests";

// The reflected polynomial 0x9a6c9329ac4bc9b5 of CRC-64/NVME, in two halves: bit arithmetic on numbers has 32 bits.
const POLYNOMIAL_HIGH = 0x9a6c9329;
const POLYNOMIAL_LOW = 0xac4bc9b5;

interface Tables {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

function makeTables(): Tables {
  const high = new Uint32Array(256);
  const low = new Uint32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let h = 0;
    let l = byte;
    for (let bit = 0; bit < 8; bit++) {
      const odd = l & 1;
      l = (l >>> 1) | (h << 31);
      h >>>= 1;
      if (odd) {
        h ^= POLYNOMIAL_HIGH;
        l ^= POLYNOMIAL_LOW;
      }
    }
    high[byte] = h;
    low[byte] = l;
  }
  return { high, low };
}

let tables: Tables | undefined;

/** CRC-64/NVME (NVM Express base specification; S3's default checksum); `finish` gives eight bytes, big-endian. */
export function startCrc64Nvme(): RunningDigest {
  tables ??= makeTables();
  const { high: highs, low: lows } = tables;
  let high = -1;
  let low = -1;
  return {
    update(bytes) {
      for (let i = 0; i < bytes.length; i++) {
        const index = (low ^ (bytes[i] ?? 0)) & 255;
        low = ((low >>> 8) | (high << 24)) ^ (lows[index] ?? 0);
        high = (high >>> 8) ^ (highs[index] ?? 0);
      }
    },
    finish: () =>
      Uint8Array.from([
        ...[24, 16, 8, 0].map((shift) => (~high >>> shift) & 255),
        ...[24, 16, 8, 0].map((shift) => (~low >>> shift) & 255),
      ]),
  };
}
