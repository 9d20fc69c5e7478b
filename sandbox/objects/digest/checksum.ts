import { CRC32_CASTAGNOLI, CRC32_ISO, startCrc32 } from "./crc32";
import { startCrc64Nvme } from "./crc64nvme";
import type { ChecksumName, Digests, RunningDigest } from "./digests";

/** Bytes of each checksum, before base64. */
export const CHECKSUM_BYTES: Readonly<Record<ChecksumName, number>> = {
  crc32: 4,
  crc32c: 4,
  crc64nvme: 8,
  sha1: 20,
  sha256: 32,
};

/** Starts one of the checksums that S3 keeps with an object. */
export function startChecksum(name: ChecksumName, digests: Digests): RunningDigest {
  switch (name) {
    case "crc32":
      return startCrc32(CRC32_ISO);
    case "crc32c":
      return startCrc32(CRC32_CASTAGNOLI);
    case "crc64nvme":
      return startCrc64Nvme();
    case "sha1":
    case "sha256":
      return digests.start(name);
  }
}
