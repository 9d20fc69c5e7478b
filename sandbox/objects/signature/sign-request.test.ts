import { describe, expect, it } from "vitest";
import { pureDigests } from "../digest/pure-digests";
import { presign, type Signing, signatureSteps, signHeaders } from "./sign-request";

// The worked examples of the S3 API reference, "Authenticating Requests (AWS Signature Version 4)".
const signing: Signing = {
  credentials: { accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" },
  now: Date.UTC(2013, 4, 24),
  region: "us-east-1",
  digests: pureDigests,
};
const host = "examplebucket.s3.amazonaws.com";
const empty = pureDigests.sha256("");

describe("signatureSteps(request, names, payloadHash, signing)", () => {
  const dated = { host, "x-amz-date": "20130524T000000Z", "x-amz-content-sha256": empty };

  it("signs the reference's GET of a range", () => {
    const headers = { ...dated, range: "bytes=0-9" };
    const request = { method: "GET", path: "/test.txt", query: [], headers };
    expect(signatureSteps(request, Object.keys(headers), empty, signing).signature).toBe(
      "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    );
  });

  it("signs the reference's PUT of a key with a dollar sign", () => {
    const payload = pureDigests.sha256("Welcome to Amazon S3.");
    const headers = {
      host,
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-content-sha256": payload,
      "x-amz-date": "20130524T000000Z",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
    };
    const request = { method: "PUT", path: "/test$file.text", query: [], headers };
    expect(signatureSteps(request, Object.keys(headers), payload, signing).signature).toBe(
      "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    );
  });

  it.each([
    [[["lifecycle", ""]], "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"],
    [
      [
        ["max-keys", "2"],
        ["prefix", "J"],
      ],
      "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
    ],
  ] as const)("signs the reference's query %j", (query, signature) => {
    const request = { method: "GET", path: "/", query, headers: dated };
    expect(signatureSteps(request, Object.keys(dated), empty, signing).signature).toBe(signature);
  });
});

describe("presign(request, expires, signing)", () => {
  it("signs the reference's URL", () => {
    const query = presign(
      { method: "GET", path: "/test.txt", query: [], headers: { host } },
      86_400,
      signing,
    );
    expect(query.at(-1)).toEqual([
      "X-Amz-Signature",
      "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
    ]);
  });
});

describe("signHeaders(request, payloadHash, signing)", () => {
  it("names the headers that it signed, and no others", () => {
    const headers = { host, "user-agent": "x", "x-amz-meta-a": "1" };
    const { authorization } = signHeaders({ method: "PUT", path: "/k", query: [], headers }, empty, signing);
    expect(authorization).toContain("SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-meta-a,");
  });
});
