import { ObjectError } from "../errors/object-error";
import type { ByteStream } from "../signature/signed-request";

/** Reads a body to its end; one of more than `most` bytes is refused. */
export async function readBody(body: ByteStream, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of body) {
    length += bytes.length;
    if (length > most) throw new ObjectError("EntityTooLarge");
    pieces.push(bytes);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
