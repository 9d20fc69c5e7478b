import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeDigests } from "../server/node-digests";
import { startChecksum } from "./checksum";
import type { ChecksumName } from "./digests";
import { toHex } from "./hex";
import { pureDigests } from "./pure-digests";
import { toUtf8 } from "./utf8";

const NAMES: readonly ChecksumName[] = ["crc32", "crc32c", "crc64nvme", "sha1", "sha256"];

function checksum(name: ChecksumName, ...pieces: readonly Uint8Array[]): string {
  const digest = startChecksum(name, pureDigests);
  for (const piece of pieces) digest.update(piece);
  return toHex(digest.finish());
}

describe("startChecksum(name, digests)", () => {
  // The check values of the catalogue of parametrised CRC algorithms: the digest of "123456789".
  it.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
  ] as const)("gives the catalogue's check value for %s", (name, value) => {
    expect(checksum(name, toUtf8("123456789"))).toBe(value);
  });

  it("does not mind in which pieces the bytes come", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(200),
        fc.constantFrom(...NAMES),
        (bytes, cut, name) => {
          expect(checksum(name, bytes.subarray(0, cut), bytes.subarray(cut))).toBe(checksum(name, bytes));
        },
      ),
    );
  });
});

/** Whole characters and halves of surrogate pairs. */
const text = fc.string({ unit: "binary", maxLength: 60 }).map((whole) => whole.slice(1));

describe("pureDigests", () => {
  it("agrees with Node's own digests", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("md5", "sha1", "sha256" as const),
        (bytes, name) => {
          const digest = pureDigests.start(name);
          digest.update(bytes);
          expect(toHex(digest.finish())).toBe(createHash(name).update(bytes).digest("hex"));
        },
      ),
    );
  });

  it("agrees with Node's own HMAC", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), text, (key, text) => {
        const expected = createHmac("sha256", key).update(text).digest("hex");
        expect(toHex(pureDigests.hmac(key, text))).toBe(expected);
        expect(toHex(nodeDigests.hmac(key, text))).toBe(expected);
      }),
    );
  });

  it("agrees with Node about the digest of a text, half of a surrogate pair in it or not", () => {
    fc.assert(
      fc.property(text, (text) => {
        expect(pureDigests.sha256(text)).toBe(nodeDigests.sha256(text));
      }),
    );
  });
});

describe("nodeDigests", () => {
  it("gives the same for a body in one piece, in several, in none", () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 });
    fc.assert(
      fc.property(pieces, fc.constantFrom("md5", "sha1", "sha256" as const), (pieces, name) => {
        const digest = nodeDigests.start(name);
        for (const piece of pieces) digest.update(piece);
        const expected = createHash(name).update(Buffer.concat(pieces)).digest("hex");
        expect(toHex(digest.finish())).toBe(expected);
      }),
    );
  });
});
