import { describe, expect, it } from "vitest";
import { pureDigests } from "../digest/pure-digests";
import { toUtf8 } from "../digest/utf8";
import type { Credentials } from "../signature/sign-request";
import { signHeaders } from "../signature/sign-request";
import { childOf, textOf, type XmlElement } from "../xml/node";
import { assumeRole } from "./assume-role";
import { freshIdentities, withUser } from "./identities";

const now = Date.UTC(2026, 0, 2, 3, 4, 5);
const identities = withUser(
  freshIdentities({ accessKey: "root-key", secretKey: "root-secret" }),
  "ada",
  "ada-secret",
);
const ada: Credentials = { accessKey: "ada", secretKey: "ada-secret" };

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield toUtf8(text);
}

async function ask(body: string, credentials: Credentials | undefined = ada, state = identities) {
  const plain = { method: "POST", path: "/", query: [], headers: { host: "localhost" } };
  const signing = { now, region: "us-east-1", service: "sts", digests: pureDigests } as const;
  const headers = credentials
    ? signHeaders(plain, pureDigests.sha256(body), { ...signing, credentials })
    : plain.headers;
  const secret = (length: number): string => "s".repeat(length);
  const deps = {
    digests: pureDigests,
    now: () => now,
    region: "us-east-1",
    identities: state,
    requestId: "R",
    secret,
  };
  return assumeRole({ ...plain, headers, body: bytesOf(body) }, deps);
}

function errorOf(document: XmlElement): string {
  const error = childOf(document, "Error");
  return error ? `${textOf(error, "Code")}: ${textOf(error, "Message")}` : document.name;
}

const good = "Action=AssumeRole&Version=2011-06-15";

describe("assumeRole(request, deps)", () => {
  it("hands out a key that ends in an hour, and knows it afterwards", async () => {
    const { answer, identities: after } = await ask(good);
    const result = childOf(answer.document, "AssumeRoleResult");
    const credentials = result && childOf(result, "Credentials");
    expect(answer.status).toBe(200);
    expect(credentials && textOf(credentials, "Expiration")).toBe("2026-01-02T04:04:05Z");
    expect(after.derived.get("S".repeat(20))).toMatchObject({
      kind: "temporary",
      parent: "ada",
      expires: now + 3_600_000,
    });
  });

  it("keeps a policy of the key's own", async () => {
    const policy = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
    };
    const { identities: after } = await ask(`${good}&Policy=${encodeURIComponent(JSON.stringify(policy))}`);
    expect(after.derived.get("S".repeat(20))?.policy?.statements[0]?.actions).toEqual(["s3:GetObject"]);
  });

  it.each<[string, string, Credentials | null]>([
    [`${good}&DurationSeconds=10`, "InvalidParameterValue: invalid token expiry", ada],
    [`${good}&DurationSeconds=99999999`, "InvalidParameterValue: invalid token expiry", ada],
    [`${good}&DurationSeconds=x`, "InvalidParameterValue: invalid token expiry", ada],
    ["Action=AssumeRole", "MissingParameter: Invalid STS API version , expecting 2011-06-15", ada],
    ["Action=Nonsense&Version=2011-06-15", "InvalidParameterValue: Unsupported action Nonsense", ada],
    [`${good}&Policy=x`, "InvalidParameterValue: invalid character 'x' looking for beginning of value", ada],
    [
      good,
      "AccessDenied: The request signature we calculated does not match the signature you provided. Check your key and signing method.",
      { ...ada, secretKey: "wrong-secret" },
    ],
    [
      good,
      "AccessDenied: The Access Key Id you provided does not exist in our records.",
      { ...ada, accessKey: "nobody" },
    ],
    [good, "InvalidParameterValue: Unsupported action AssumeRole", null],
  ])("answers %s with %s", async (body, message, credentials) => {
    const { answer, identities: after } = await (credentials ? ask(body, credentials) : unsigned(body));
    expect(errorOf(answer.document)).toBe(message);
    expect(after).toBe(identities);
  });

  it("does not let a temporary key make another", async () => {
    const { identities: after } = await ask(good);
    const temporary = { accessKey: "S".repeat(20), secretKey: "s".repeat(40), sessionToken: "s".repeat(128) };
    expect(errorOf((await ask(good, temporary, after)).answer.document)).toBe("AccessDenied: Access Denied.");
  });
});

async function unsigned(body: string) {
  const secret = (length: number): string => "s".repeat(length);
  const deps = {
    digests: pureDigests,
    now: () => now,
    region: "us-east-1",
    identities,
    requestId: "R",
    secret,
  };
  return assumeRole(
    { method: "POST", path: "/", query: [], headers: { host: "localhost" }, body: bytesOf(body) },
    deps,
  );
}
