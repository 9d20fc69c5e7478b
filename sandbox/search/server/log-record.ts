import { CRC32_CASTAGNOLI, startCrc32 } from "../../objects/digest/crc32";
import { toHex } from "../../objects/digest/hex";
import type { JournalRecord } from "../storage/journal";
import { readKept } from "../storage/read-kept";

/** What stands in one line of a log. */
export type LogLine =
  | { readonly kind: "record"; readonly record: JournalRecord }
  /** It does not reach as far as it says: all of it was never written, or its end is gone. */
  | { readonly kind: "short" }
  | { readonly kind: "damaged" };

function checksum(bytes: Uint8Array): string {
  const sum = startCrc32(CRC32_CASTAGNOLI);
  sum.update(bytes);
  return toHex(sum.finish());
}

/** A record as a line of the log, `<CRC32C of the JSON> <its length in bytes> <JSON>\n`: what is damaged ends with its line. */
export function writeRecord(record: JournalRecord): Buffer {
  const json = Buffer.from(JSON.stringify(record));
  return Buffer.concat([Buffer.from(`${checksum(json)} ${json.length} `), json, Buffer.from("\n")]);
}

/** Bytes that hold every beginning of a line: a checksum, a length, two spaces. */
const LONGEST_HEAD = 26;

/** Reads a line of the log, without its end. */
export function readRecord(line: Buffer): LogLine {
  const head = /^([0-9a-f]{8}) (\d+) /.exec(line.toString("latin1", 0, LONGEST_HEAD));
  if (!head) return { kind: line.length < LONGEST_HEAD ? "short" : "damaged" };
  const [{ length: start }, sum, length] = head;
  const json = line.subarray(start);
  if (json.length < Number(length)) return { kind: "short" };
  if (checksum(json) !== sum) return { kind: "damaged" };
  const record = readKept(JSON.parse(json.toString("utf8")));
  return record ? { kind: "record", record } : { kind: "damaged" };
}
