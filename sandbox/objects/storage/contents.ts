import type { ByteStream } from "../signature/signed-request";

/** Bytes that were written, under a name that their store understands. */
export interface Content {
  readonly id: string;
  readonly size: number;
}

/** Where the bytes of objects lie. Written once, read often, never changed. */
export interface Contents {
  /** Reads the stream to its end, then keeps the bytes; where the stream throws, nothing is kept. */
  write(body: ByteStream): Promise<Content>;
  /** `length` bytes from `start` on. */
  read(content: Content, start: number, length: number): ByteStream;
}

/** Contents that outlast the engine, and so have to be told what is not needed any more. */
export interface KeptContents extends Contents {
  remove(ids: readonly string[]): Promise<void>;
}
