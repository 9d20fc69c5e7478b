import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pureDigests } from "../digest/pure-digests";
import { fromUtf8, toUtf8 } from "../digest/utf8";
import { ObjectError } from "../errors/object-error";
import { changeUser, freshIdentities, withDerivedKey, withUser } from "../identity/identities";
import { readBody } from "../identity/read-body";
import { authenticate } from "./authenticate";
import type { AuthenticationDeps } from "./authentication";
import { type Credentials, presign, type Signing, signHeaders } from "./sign-request";
import type { SignedRequest } from "./signed-request";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const root: Credentials = { accessKey: "root-key", secretKey: "root-secret" };
const identities = withUser(freshIdentities(root), "ada", "ada-secret");
const deps: AuthenticationDeps = { digests: pureDigests, now: () => now, region: "us-east-1", identities };
const signing: Signing = { credentials: root, now, region: "us-east-1", digests: pureDigests };

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  if (text !== "") yield toUtf8(text);
}

interface Draft {
  readonly method?: string;
  readonly path?: string;
  readonly query?: SignedRequest["query"];
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly payload?: string;
}

/** A request signed in its header; `change` comes after signing. */
function signed(draft: Draft = {}, change: Partial<Draft> = {}, by: Partial<Signing> = {}): SignedRequest {
  const { method = "GET", path = "/bucket/key", query = [], body = "" } = draft;
  const plain = { method, path, query, headers: { host: "localhost", ...draft.headers } };
  const headers = signHeaders(plain, draft.payload ?? pureDigests.sha256(body), { ...signing, ...by });
  return {
    method: change.method ?? method,
    path: change.path ?? path,
    query: change.query ?? query,
    headers: { ...headers, ...change.headers },
    body: bytesOf(change.body ?? body),
  };
}

function presigned(expires: number, change: Partial<Draft> = {}, by: Partial<Signing> = {}): SignedRequest {
  const plain = { method: "GET", path: "/bucket/key", query: [], headers: { host: "localhost" } };
  const query = change.query ?? presign(plain, expires, { ...signing, ...by });
  const headers = { ...plain.headers, ...change.headers };
  return {
    ...plain,
    method: change.method ?? "GET",
    path: change.path ?? plain.path,
    query,
    headers,
    body: bytesOf(""),
  };
}

/** Who it was and what the body said, or the reason of the refusal. */
async function outcome(request: SignedRequest, using: AuthenticationDeps = deps): Promise<string> {
  try {
    const { caller, body } = authenticate(request, using);
    const text = fromUtf8(await readBody(body, 1e6)) ?? "";
    return `${caller.kind === "anonymous" ? "anonymous" : caller.accessKey}:${text}`;
  } catch (error) {
    if (error instanceof ObjectError) return error.reason;
    throw error;
  }
}

describe("authenticate(request, deps)", () => {
  it("lets in whoever signed right: by header, by query, with a body, without a signature at all", async () => {
    expect(await outcome(signed())).toBe("root-key:");
    expect(await outcome(signed({ method: "PUT", body: "text" }))).toBe("root-key:text");
    expect(await outcome(signed({ method: "PUT", body: "text", payload: "UNSIGNED-PAYLOAD" }))).toBe(
      "root-key:text",
    );
    expect(await outcome(presigned(60))).toBe("root-key:");
    expect(
      await outcome(signed({}, {}, { credentials: { accessKey: "ada", secretKey: "ada-secret" } })),
    ).toBe("ada:");
    expect(await outcome({ ...signed(), headers: { host: "localhost" } })).toBe("anonymous:");
  });

  it("signs a path as it is meant, not as it is escaped", async () => {
    expect(await outcome(signed({ path: "/bucket/a%20b%2B" }, { path: "/bucket/a%20b+" }))).toBe("root-key:");
  });

  describe("the security list", () => {
    const wrongSecret = { credentials: { ...root, secretKey: "guess-guess" } };
    const put = { method: "PUT", body: "text" };

    it.each<[string, string, SignedRequest]>([
      ["a wrong secret", "SignatureDoesNotMatch", signed({}, {}, wrongSecret)],
      [
        "an unknown key",
        "InvalidAccessKeyId",
        signed({}, {}, { credentials: { ...root, accessKey: "nobody" } }),
      ],
      ["an edited key", "SignatureDoesNotMatch", signed({}, { path: "/bucket/other" })],
      ["an edited method", "SignatureDoesNotMatch", signed({}, { method: "DELETE" })],
      ["an edited query", "SignatureDoesNotMatch", signed({}, { query: [["versionId", "null"]] })],
      [
        "a query parameter taken away",
        "SignatureDoesNotMatch",
        signed({ query: [["prefix", "a"]] }, { query: [] }),
      ],
      [
        "an edited signed header",
        "SignatureDoesNotMatch",
        signed({ headers: { "x-amz-meta-a": "1" } }, { headers: { "x-amz-meta-a": "2" } }),
      ],
      ["another host", "SignatureDoesNotMatch", signed({}, { headers: { host: "elsewhere" } })],
      [
        "an x-amz- header that was added",
        "HeadersNotSigned",
        signed({}, { headers: { "x-amz-meta-a": "1" } }),
      ],
      ["an edited body", "ContentSHA256Mismatch", signed(put, { body: "tent" })],
      ["a body where none was signed", "ContentSHA256Mismatch", signed({ method: "PUT" }, { body: "text" })],
      ["a payload hash that is none", "ContentSHA256Mismatch", signed({ ...put, payload: "nonsense" })],
      ["a clock 16 minutes slow", "RequestTimeTooSkewed", signed({}, {}, { now: now - 960_000 })],
      ["a clock 16 minutes fast", "RequestTimeTooSkewed", signed({}, {}, { now: now + 960_000 })],
      ["another region", "AuthorizationRegionWrong", signed({}, {}, { region: "eu-west-1" })],
      ["another service", "CredentialServiceS3", signed({}, {}, { service: "sts" })],
      [
        "signature version 2",
        "SignatureVersion",
        signed({}, { headers: { authorization: "AWS root-key:c2ln" } }),
      ],
      ["a Bearer token", "AccessDenied", signed({}, { headers: { authorization: "Bearer x" } })],
      [
        "signed chunks without a signature",
        "MissingFields",
        {
          ...signed(put),
          headers: { host: "localhost", "x-amz-content-sha256": "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" },
        },
      ],
      [
        "chunks without their length",
        "IncompleteBody",
        signed({ ...put, payload: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" }),
      ],
      [
        "a token that belongs to nobody",
        "InvalidToken",
        signed({}, {}, { credentials: { ...root, sessionToken: "x" } }),
      ],
    ])("refuses %s", async (_what, reason, request) => {
      expect(await outcome(request)).toBe(reason);
    });

    it.each<[string, string, SignedRequest]>([
      ["after it expired", "PresignExpired", presigned(60, {}, { now: now - 61_000 })],
      ["that is good for no time", "PresignExpired", presigned(0)],
      ["before its time", "PresignNotYetValid", presigned(60, {}, { now: now + 960_000 })],
      ["for more than a week", "ExpiresTooLong", presigned(604_801)],
      ["for less than no time", "ExpiresNegative", presigned(-1)],
      ["for another method", "SignatureDoesNotMatch", presigned(60, { method: "PUT" })],
      ["for another key", "SignatureDoesNotMatch", presigned(60, { path: "/bucket/other" })],
      [
        "with a header that was not signed",
        "UnsignedHeaders",
        presigned(60, { headers: { "x-amz-meta-a": "1" } }),
      ],
      [
        "with a payload hash that was not signed",
        "SignatureDoesNotMatch",
        presigned(60, { headers: { "x-amz-content-sha256": pureDigests.sha256("") } }),
      ],
      [
        "without some of its parameters",
        "PresignIncomplete",
        presigned(60, { query: [["X-Amz-Credential", "a"]] }),
      ],
      ["of a wrong secret", "SignatureDoesNotMatch", presigned(60, {}, wrongSecret)],
    ])("refuses a presigned URL %s", async (_what, reason, request) => {
      expect(await outcome(request)).toBe(reason);
    });

    it("refuses a presigned URL whose expiry was made longer, or stands there twice", async () => {
      const query = presigned(60).query;
      const longer = query.map(([name, value]) => [name, name === "X-Amz-Expires" ? "3600" : value] as const);
      expect(await outcome(presigned(60, { query: longer }))).toBe("SignatureDoesNotMatch");
      expect(await outcome(presigned(60, { query: [["X-Amz-Expires", "3600"], ...query] }))).toBe(
        "SignatureDoesNotMatch",
      );
    });

    it("refuses a user who was disabled, and every key made from that one", async () => {
      const made = withDerivedKey(identities, "service", {
        kind: "service-account",
        parent: "ada",
        secretKey: "service-secret",
        enabled: true,
      });
      const disabled = { ...deps, identities: changeUser(made, "ada", { enabled: false }) };
      const bySelf = signed({}, {}, { credentials: { accessKey: "ada", secretKey: "ada-secret" } });
      const byService = signed(
        {},
        {},
        { credentials: { accessKey: "service", secretKey: "service-secret" } },
      );
      expect(await outcome(byService, { ...deps, identities: made })).toBe("service:");
      expect(await outcome(bySelf, disabled)).toBe("AccessKeyDisabled");
      expect(await outcome(byService, disabled)).toBe("AccessKeyDisabled");
    });

    it("refuses a temporary key without its token, with another, and after its end", async () => {
      const key = {
        kind: "temporary",
        parent: "ada",
        secretKey: "temporary-secret",
        enabled: true,
        sessionToken: "token",
        expires: now + 1000,
      } as const;
      const using = { ...deps, identities: withDerivedKey(identities, "temporary", key) };
      const by = (sessionToken?: string): SignedRequest => {
        const credentials = { accessKey: "temporary", secretKey: "temporary-secret" };
        return signed(
          {},
          {},
          { credentials: sessionToken === undefined ? credentials : { ...credentials, sessionToken } },
        );
      };
      expect(await outcome(by("token"), using)).toBe("temporary:");
      expect(await outcome(by(), using)).toBe("InvalidToken");
      expect(await outcome(by("other"), using)).toBe("InvalidToken");
      expect(await outcome(by("token"), { ...using, now: () => now + 1000 })).toBe("InvalidAccessKeyId");
    });

    it("refuses a scope of another day than the date", async () => {
      const request = signed();
      const authorization = (request.headers["authorization"] ?? "").replace("20260102", "20260101");
      expect(await outcome({ ...request, headers: { ...request.headers, authorization } })).toBe(
        "SignatureDoesNotMatch",
      );
    });

    it("never lets in a request of which one letter was changed", async () => {
      const places = ["method", "path", "authorization", "x-amz-date", "x-amz-content-sha256"] as const;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...places),
          fc.nat(),
          fc.stringMatching(/^[\x21-\x7e]$/),
          async (place, at, letter) => {
            const request = signed({ method: "PUT", body: "text" });
            const edit = (text: string): string =>
              text.slice(0, at % text.length) + letter + text.slice((at % text.length) + 1);
            const changed =
              place === "method" || place === "path"
                ? { ...request, [place]: edit(request[place]) }
                : {
                    ...request,
                    headers: { ...request.headers, [place]: edit(request.headers[place] ?? "") },
                  };
            if (JSON.stringify(changed) === JSON.stringify(request)) return;
            expect(await outcome(changed)).not.toBe("root-key:text");
          },
        ),
        { numRuns: 1000 },
      );
    });
  });
});
