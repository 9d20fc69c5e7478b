import type { ByteStream } from "../signature/signed-request";

/** Reads a stream up to delimiters, holding no more than one piece of it and the length of a delimiter. */
export interface DelimitedReader {
  /** The bytes before the delimiter, which is skipped; undefined where it never comes or more than `most` come before. */
  take(delimiter: Uint8Array, most: number): Promise<Uint8Array | undefined>;
  /** The same in pieces, without a limit; `missing` is called where the delimiter never comes. */
  stream(delimiter: Uint8Array, missing: () => Error): ByteStream;
}

/** Where a run of bytes begins in others, or -1. */
function find(bytes: Uint8Array, run: Uint8Array): number {
  const first = run[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (at + run.length > bytes.length) return -1;
    if (run.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Makes a reader over a stream. */
export function readDelimited(source: ByteStream): DelimitedReader {
  const pieces = source[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);

  async function more(): Promise<boolean> {
    const next = await pieces.next();
    if (next.done === true) return false;
    held = held.length === 0 ? next.value : join(held, next.value);
    return true;
  }

  return {
    async take(delimiter, most) {
      for (;;) {
        const at = find(held, delimiter);
        if (at > most || (at < 0 && held.length > most + delimiter.length)) return undefined;
        if (at >= 0) {
          const taken = held.slice(0, at);
          held = held.subarray(at + delimiter.length);
          return taken;
        }
        if (!(await more())) return undefined;
      }
    },
    async *stream(delimiter, missing) {
      for (;;) {
        const at = find(held, delimiter);
        // What could be the beginning of the delimiter stays until the rest has come.
        const ready = at >= 0 ? at : Math.max(0, held.length - delimiter.length + 1);
        if (ready > 0) yield held.subarray(0, ready);
        held = held.subarray(at >= 0 ? at + delimiter.length : ready);
        if (at >= 0) return;
        if (!(await more())) throw missing();
      }
    },
  };
}
