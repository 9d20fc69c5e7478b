import type { Digests } from "../digest/digests";
import { toHex } from "../digest/hex";
import { ObjectError } from "../errors/object-error";
import type { ByteStream } from "./signed-request";
import { sameSignature } from "./signing-key";

/** Passes a body on and refuses it at its end where its SHA-256 is not the one that was signed. */
export async function* verifyBody(body: ByteStream, hash: string, digests: Digests): ByteStream {
  const digest = digests.start("sha256");
  for await (const bytes of body) {
    digest.update(bytes);
    yield bytes;
  }
  if (!sameSignature(toHex(digest.finish()), hash.toLowerCase()))
    throw new ObjectError("ContentSHA256Mismatch");
}
