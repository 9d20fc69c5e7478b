import { CRC32_CASTAGNOLI, startCrc32 } from "../digest/crc32";
import { toHex } from "../digest/hex";
import { toUtf8 } from "../digest/utf8";
import type { Change } from "../state/change";

// Maps are written as {"$map": [[key, value], …]}; nothing else in a change has a member of that name but user data, which lies in maps or texts.
function toPlain(_name: string, value: unknown): unknown {
  return value instanceof Map ? { $map: [...value] } : value;
}

function fromPlain(_name: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("$map" in value)) return value;
  return Array.isArray(value.$map) ? new Map(value.$map as [unknown, unknown][]) : value;
}

function checksum(text: string): string {
  const sum = startCrc32(CRC32_CASTAGNOLI);
  sum.update(toUtf8(text));
  return toHex(sum.finish());
}

/** A change as one line without its end: CRC32C of the rest, a space, JSON. */
export function writeRecord(change: Change): string {
  const json = JSON.stringify(change, toPlain);
  return `${checksum(json)} ${json}`;
}

const KINDS = [
  "bucket made",
  "bucket removed",
  "settings",
  "versions",
  "upload",
  "upload ended",
  "identities",
];

function isChange(value: unknown): value is Change {
  return typeof value === "object" && value !== null && "kind" in value && KINDS.includes(String(value.kind));
}

/** Reads a record; undefined where its checksum does not hold. */
export function readRecord(line: string): Change | undefined {
  const json = line.slice(9);
  if (line.charAt(8) !== " " || checksum(json) !== line.slice(0, 8)) return undefined;
  const value: unknown = JSON.parse(json, fromPlain);
  return isChange(value) ? value : undefined;
}
