import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pureDigests } from "../digest/pure-digests";
import { toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { freshIdentities } from "../identity/identities";
import { readBody } from "../identity/read-body";
import { authenticate } from "./authenticate";
import type { SignedRequest } from "./signed-request";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const identities = freshIdentities({ accessKey: "root-key", secretKey: "root-secret" });
const deps = { digests: pureDigests, now: () => now, region: "us-east-1", identities };

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield toUtf8(text);
}

async function outcome(request: SignedRequest): Promise<string> {
  try {
    const { caller, body } = authenticate(request, deps);
    await readBody(body, 1e6);
    return caller.kind;
  } catch (error) {
    if (error instanceof ObjectError) return error.reason;
    throw error;
  }
}

describe("authenticate(request, deps)", () => {
  it("throws nothing but ObjectError, whatever stands in the headers and the query", async () => {
    const word = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.constantFrom(
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host, Signature=0",
        "20260102T030405Z",
        "host",
      ),
    );
    const headers = fc.dictionary(
      fc.constantFrom("authorization", "x-amz-date", "x-amz-content-sha256", "x-amz-security-token", "host"),
      word,
    );
    const names = [
      "X-Amz-Algorithm",
      "X-Amz-Credential",
      "X-Amz-Signature",
      "X-Amz-Date",
      "X-Amz-SignedHeaders",
      "X-Amz-Expires",
    ];
    const query = fc.array(fc.tuple(fc.constantFrom(...names), word), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(headers, query, word, async (some, parameters, path) => {
        expect(
          await outcome({ method: "PUT", path, query: parameters, headers: some, body: bytesOf("x") }),
        ).not.toBe("root");
      }),
      { numRuns: 1000 },
    );
  });
});
