import { postPresignSignatureV4, presignSignatureV4, signV4 } from "minio/dist/esm/signing.mjs";
import { describe, expect, it } from "vitest";
import { pureDigests } from "../digest/pure-digests";
import { freshIdentities } from "../identity/identities";
import { authenticate } from "./authenticate";
import { signingKey, signText } from "./signing-key";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const identities = freshIdentities({ accessKey: "root-key", secretKey: "root-secret" });
const deps = { digests: pureDigests, now: () => now, region: "us-east-1", identities };
const hash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

async function* nothing(): AsyncIterable<Uint8Array> {}

describe("authenticate(request, deps)", () => {
  it("lets in what the minio client signed in a header", () => {
    const path = "/bucket/a%20b/%C3%BC?prefix=x%20y&list-type=2";
    const headers = {
      host: "localhost:9000",
      "x-amz-date": "20260102T030405Z",
      "x-amz-content-sha256": hash,
      "x-amz-meta-a": "1  2",
    };
    const request = { method: "GET", path, headers, protocol: "http:" };
    const authorization = signV4(
      request as never,
      "root-key",
      "root-secret",
      "us-east-1",
      new Date(now),
      hash,
    );
    const query = [
      ["prefix", "x y"],
      ["list-type", "2"],
    ] as const;
    const asked = {
      method: "GET",
      path: "/bucket/a%20b/%C3%BC",
      query,
      headers: { ...headers, authorization },
      body: nothing(),
    };
    expect(authenticate(asked, deps).caller).toEqual({ kind: "root", accessKey: "root-key" });
  });

  it("lets in a link that the minio client presigned", () => {
    const request = {
      method: "GET",
      path: "/bucket/k",
      headers: { host: "localhost:9000" },
      protocol: "http:",
    };
    const link = presignSignatureV4(
      request as never,
      "root-key",
      "root-secret",
      undefined,
      "us-east-1",
      new Date(now),
      60,
    );
    const query = [...new URL(link).searchParams];
    const asked = {
      method: "GET",
      path: "/bucket/k",
      query,
      headers: { host: "localhost:9000" },
      body: nothing(),
    };
    expect(authenticate(asked, deps).signedBy).toBe("query");
  });

  it("signs a form's policy as the minio client does", () => {
    const scope = { day: "20260102", region: "us-east-1", service: "s3" };
    const own = signText(signingKey("root-secret", scope, pureDigests), "cG9saWN5", pureDigests);
    expect(postPresignSignatureV4("us-east-1", new Date(now), "root-secret", "cG9saWN5")).toBe(own);
  });
});
