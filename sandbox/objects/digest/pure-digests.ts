import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { Digests } from "./digests";
import { toHex } from "./hex";
import { toUtf8 } from "./utf8";

const HASHES = { md5, sha1, sha256 };

/** Digests without Node or a browser: what the engine uses where nothing faster is passed in. */
export const pureDigests: Digests = {
  start(name) {
    const hash = HASHES[name].create();
    return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest() };
  },
  sha256: (text) => toHex(sha256(toUtf8(text))),
  hmac: (key, text) => hmac(sha256, key, toUtf8(text)),
};
