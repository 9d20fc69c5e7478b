import { ObjectError } from "../errors/object-error";

/** Bytes of an object, from `start` on. */
export interface ByteRange {
  readonly start: number;
  readonly length: number;
}

const RANGE = /^bytes=(\d*)-(\d*)$/;

function outside(start: number, end: number, size: number): ObjectError {
  return new ObjectError("InvalidRange", {
    message: `The requested range 'bytes=${start}-${end}' is not satisfiable`,
    elements: { ActualObjectSize: String(size), RangeRequested: `${start}-${end}` },
  });
}

/**
 * The bytes that a Range header asks for (RFC 9110, section 14.2); undefined where it is none that is understood: then the whole object
 * is sent. A suffix of an empty object is empty, as MinIO has it.
 */
export function parseRange(text: string | undefined, size: number): ByteRange | undefined {
  const [all, first = "", last = ""] = RANGE.exec(text ?? "") ?? [];
  if (all === undefined || (first === "" && last === "")) return undefined;
  if (first === "") {
    const length = Math.min(Number(last), size);
    if (Number(last) === 0) throw new ObjectError("InvalidRange");
    return { start: size - length, length };
  }
  const start = Number(first);
  const end = last === "" ? -1 : Number(last);
  if (last !== "" && end < start) throw new ObjectError("InvalidRange");
  if (start >= size) throw outside(start, end, size);
  return { start, length: Math.min(end < 0 ? size - 1 : end, size - 1) - start + 1 };
}

/** "bytes 0-9/100". */
export function contentRange({ start, length }: ByteRange, size: number): string {
  return `bytes ${start}-${start + length - 1}/${size}`;
}
