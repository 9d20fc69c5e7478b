import { createHash, createHmac, type Hash, hash } from "node:crypto";
import type { Digests, RunningDigest } from "../digest/digests";

/** Digests by Node's own cryptography: several times as fast as those in JavaScript. */
export const nodeDigests: Digests = {
  start,
  sha256: (text) => hash("sha256", text),
  hmac: (key, text) => createHmac("sha256", key).update(text).digest(),
};

const EMPTY = new Uint8Array(0);

// Most bodies come in one piece, and one call costs half as much as an object that takes pieces.
function start(name: "md5" | "sha1" | "sha256"): RunningDigest {
  let only: Uint8Array | undefined;
  let running: Hash | undefined;
  return {
    update(bytes) {
      if (running) running.update(bytes);
      else if (only) running = createHash(name).update(only).update(bytes);
      else only = bytes;
    },
    finish: () => running?.digest() ?? hash(name, only ?? EMPTY, "buffer"),
  };
}
