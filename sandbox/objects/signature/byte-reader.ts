import type { ByteStream } from "./signed-request";

/** Reads a stream of bytes by lines and by counts, holding no more than one piece of it and one line. */
export interface ByteReader {
  /** Up to and without the next line feed (a carriage return before it goes too); not `complete` where the stream ends before, or the line is longer than `most`. */
  line(most: number): Promise<{ readonly text: string; readonly complete: boolean }>;
  /** The next bytes, at most so many, at least one; undefined at the end. */
  some(most: number): Promise<Uint8Array | undefined>;
}

/** Makes a reader over a stream. */
export function readBytes(stream: ByteStream): ByteReader {
  const source = stream[Symbol.asyncIterator]();
  let piece: Uint8Array = new Uint8Array(0);
  let at = 0;

  async function fill(): Promise<boolean> {
    while (at >= piece.length) {
      const next = await source.next();
      if (next.done === true) return false;
      piece = next.value;
      at = 0;
    }
    return true;
  }

  return {
    async line(most) {
      let text = "";
      while (await fill()) {
        const byte = piece[at++] ?? 0;
        if (byte === 10) return { text: text.replace(/\r$/, ""), complete: true };
        text += String.fromCharCode(byte);
        if (text.length > most) break;
      }
      return { text, complete: false };
    },
    async some(most) {
      if (!(await fill())) return undefined;
      const bytes = piece.subarray(at, at + most);
      at += bytes.length;
      return bytes;
    },
  };
}
