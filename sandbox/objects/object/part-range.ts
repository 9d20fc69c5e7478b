import { ObjectError } from "../errors/object-error";
import type { ObjectPart, ObjectVersion } from "../state/object-version";
import type { ByteRange } from "./range";

/** A part of an object that `partNumber` asks for. */
export interface AskedPart {
  readonly range: ByteRange;
  readonly part?: ObjectPart;
  /** Of how many; undefined for an object that was put at once. */
  readonly count?: number;
}

/** Parses `partNumber` of GET and HEAD. MinIO answers 500 to what is no number; here that is InvalidArgument. */
export function parsePartNumber(text: string): number {
  if (!/^[+-]?\d{1,9}$/.test(text)) throw new ObjectError("InvalidArgument");
  const number = Number(text);
  if (number <= 0) throw new ObjectError("AdminInvalidArgument");
  return number;
}

/**
 * The bytes of a part. As in MinIO, 1 is always there, any other number has to be that of a part; then so many parts from the first on
 * are counted, which is another part where numbers have gaps.
 */
export function partRange({ parts, size }: ObjectVersion, number: number): AskedPart {
  const list = parts ?? [];
  if (number !== 1 && !list.some((part) => part.number === number))
    throw new ObjectError("InvalidPartNumber");
  if (list.length === 0) return { range: { start: 0, length: size } };
  const before = list.slice(0, Math.min(number, list.length) - 1);
  const part = list[before.length];
  const start = before.reduce((sum, each) => sum + each.size, 0);
  return { range: { start, length: part?.size ?? 0 }, count: list.length, ...(part ? { part } : {}) };
}
