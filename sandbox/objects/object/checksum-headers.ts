import { fromBase64 } from "../digest/base64";
import { CHECKSUM_BYTES } from "../digest/checksum";
import type { ChecksumName } from "../digest/digests";
import { ObjectError } from "../errors/object-error";
import type { Checksum } from "../state/object-version";

/** All checksums, in the order of MinIO's documents. */
export const CHECKSUM_NAMES: readonly ChecksumName[] = ["crc32", "crc32c", "sha1", "sha256", "crc64nvme"];

/** "ChecksumCRC32", the element that carries a checksum. */
export function checksumElementName(name: ChecksumName): string {
  return `Checksum${name.toUpperCase()}`;
}

/** The checksum of a name as requests write it ("CRC32C"), or InvalidChecksum. */
export function parseChecksumName(text: string): ChecksumName {
  const name = CHECKSUM_NAMES.find((known) => known === text.toLowerCase());
  if (!name) throw new ObjectError("InvalidChecksum");
  return name;
}

/** A checksum that a request announces: its value, or "" where it follows behind the body. */
export interface AnnouncedChecksum {
  readonly name: ChecksumName;
  readonly value: string;
}

/** The checksum that comes with a body, in a header or announced as a trailer. More than one, or one that cannot be, is refused. */
export function announcedChecksum(
  headers: Readonly<Record<string, string>>,
  trailerNames: readonly string[],
): AnnouncedChecksum | undefined {
  const sent = CHECKSUM_NAMES.flatMap((name) => {
    const value = headers[`x-amz-checksum-${name}`];
    return value === undefined ? [] : [{ name, value: value.trim() }];
  });
  const trailing = CHECKSUM_NAMES.filter((name) => trailerNames.includes(`x-amz-checksum-${name}`));
  const all = [...sent, ...trailing.map((name) => ({ name, value: "" }))];
  const [only] = all;
  if (!only) return undefined;
  if (all.length > 1) throw new ObjectError("InvalidChecksum");
  if (sent.length > 0) checkForm(only);
  return only;
}

function checkForm({ name, value }: AnnouncedChecksum): void {
  if (fromBase64(value)?.length !== CHECKSUM_BYTES[name]) throw new ObjectError("InvalidChecksum");
}

/** Headers that tell a checksum; `parts` behind a composite one. */
export function checksumHeaders(checksum: Checksum | undefined, parts = 0): Record<string, string> {
  if (!checksum) return {};
  const { name, value, type } = checksum;
  return {
    [`x-amz-checksum-${name}`]: type === "COMPOSITE" ? `${value}-${parts}` : value,
    "x-amz-checksum-type": type,
  };
}
