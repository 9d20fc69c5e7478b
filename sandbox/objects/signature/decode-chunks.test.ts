import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pureDigests } from "../digest/pure-digests";
import { toHex } from "../digest/hex";
import { fromUtf8, toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { readBody } from "../identity/read-body";
import { startChunkSigner } from "./chunk-signer";
import { decodeChunks } from "./decode-chunks";
import { signingKey } from "./signing-key";

const scope = { accessKey: "AKIAIOSFODNN7EXAMPLE", day: "20130524", region: "us-east-1", service: "s3" };
const key = signingKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope, pureDigests);

function signerFrom(seed: string) {
  const fields = { scope, signedHeaders: [], signature: seed };
  return startChunkSigner({ fields, key, date: "20130524T000000Z" }, pureDigests);
}

const hash = (length: number): string => pureDigests.sha256("a".repeat(length));

async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decode(text: string, length: number, names?: readonly string[], size = 7): Promise<string> {
  const trailers = new Map<string, string>();
  const body = { length, trailers, ...(names ? { trailerNames: names } : {}) };
  const bytes = await readBody(decodeChunks(inPieces(toUtf8(text), size), body, pureDigests), 1e6);
  return `${fromUtf8(bytes)}${[...trailers].map(([name, value]) => `|${name}=${value}`).join("")}`;
}

async function reasonOf(decoding: Promise<string>): Promise<string> {
  return decoding.then(
    (text) => text,
    (error: unknown) => {
      if (error instanceof ObjectError) return error.reason;
      throw error;
    },
  );
}

describe("startChunkSigner(header, digests)", () => {
  it("signs the reference's three chunks one after the other", () => {
    const signer = signerFrom("4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
    expect([hash(65_536), hash(1024), hash(0)].map((chunk) => signer.chunk(chunk))).toEqual([
      "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
      "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
      "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
    ]);
  });

  it("signs the reference's trailer", () => {
    const signer = signerFrom("106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
    for (const length of [65_536, 1024, 0]) signer.chunk(hash(length));
    expect(signer.trailer("x-amz-checksum-crc32c:sOO8/Q==\n")).toBe(
      "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435",
    );
  });
});

describe("decodeChunks(stream, body, digests)", () => {
  it("takes the framing off, in whatever pieces it comes", async () => {
    const data = fc.array(fc.stringMatching(/^[a-z\r\n]{1,20}$/), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(data, fc.integer({ min: 1, max: 30 }), async (chunks, size) => {
        const framed = [...chunks, ""].map(
          (chunk) => `${chunk.length.toString(16)}\r\n${chunk}${chunk ? "\r\n" : ""}`,
        );
        const plain = chunks.join("");
        expect(await decode(framed.join(""), plain.length, undefined, size)).toBe(plain);
      }),
    );
  });

  it.each([
    ["a body that stops inside a chunk", "5\r\nhel", 5, "IncompleteBody"],
    ["a missing last chunk", "5\r\nhello\r\n", 5, "IncompleteBody"],
    ["fewer bytes than announced", "5\r\nhello\r\n0\r\n", 6, "IncompleteBody"],
    ["more bytes than announced", "5\r\nhello\r\n0\r\n", 4, "ExcessData"],
    ["a size that is no number", "x\r\nhello\r\n0\r\n", 5, "BadRequest"],
    ["no line end behind the data", "5\r\nhello0\r\n", 5, "BadRequest"],
    ["a chunk of more than 16 MiB", "1000001\r\n", 99_999_999, "BadRequest"],
    [
      "a signature where none was announced",
      `5;chunk-signature=${"0".repeat(64)}\r\nhello\r\n0\r\n`,
      5,
      "BadRequest",
    ],
  ])("refuses %s", async (_what, text, length, code) => {
    expect(await reasonOf(decode(text, length))).toBe(code);
  });

  it("reads trailing headers, only those announced and all of those", async () => {
    const framed = "2\r\nhi\r\n0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n";
    expect(await reasonOf(decode(framed, 2, ["x-amz-checksum-crc32"]))).toBe(
      "hi|x-amz-checksum-crc32=AAAAAA==",
    );
    expect(await reasonOf(decode(framed, 2, []))).toBe("BadRequest");
    expect(await reasonOf(decode(framed, 2, ["x-amz-checksum-crc32", "x-amz-meta-a"]))).toBe("BadRequest");
  });

  it("refuses a chunk whose signature or data was changed", async () => {
    const seed = "0".repeat(64);
    const signer = signerFrom(seed);
    const digest = pureDigests.start("sha256");
    digest.update(toUtf8("hello"));
    const lines = [signer.chunk(toHex(digest.finish())), signer.chunk(hash(0))];
    const framed = `5;chunk-signature=${lines[0]}\r\nhello\r\n0;chunk-signature=${lines[1]}\r\n\r\n`;
    const read = (text: string): Promise<string> => {
      const body = { length: 5, trailers: new Map(), signer: signerFrom(seed) };
      return readBody(decodeChunks(inPieces(toUtf8(text), 9), body, pureDigests), 1e6).then(
        (bytes) => fromUtf8(bytes) ?? "",
      );
    };
    expect(await reasonOf(read(framed))).toBe("hello");
    expect(await reasonOf(read(framed.replace("hello", "hellp")))).toBe("SignatureDoesNotMatch");
    expect(await reasonOf(read(framed.replace(lines[1] ?? "", "f".repeat(64))))).toBe(
      "SignatureDoesNotMatch",
    );
  });
});
