import type { Digests } from "../digest/digests";
import { formatAmzDate } from "./amz-date";
import { canonicalRequest } from "./canonical-request";
import { scopeText } from "./credential-scope";
import type { SignedRequest } from "./signed-request";
import { ALGORITHM, signingKey, type SigningKeys, signText, stringToSign } from "./signing-key";
import { UNSIGNED_PAYLOAD } from "./verify-presigned";

/** A key to sign with. */
export interface Credentials {
  readonly accessKey: string;
  readonly secretKey: string;
  readonly sessionToken?: string;
}

/** When, for which region and service, and how a request is signed. */
export interface Signing {
  readonly credentials: Credentials;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly region: string;
  readonly service?: "s3" | "sts";
  readonly digests: Digests;
  /** Signing keys that were derived already. */
  readonly keys?: SigningKeys;
}

type Unsigned = Pick<SignedRequest, "method" | "path" | "query" | "headers">;

/** What is signed and with what: each step of a signature, for whoever wants to see how it comes about. */
export interface SignatureSteps {
  readonly canonicalRequest: string;
  readonly stringToSign: string;
  readonly signature: string;
}

function scopeOf(signing: Signing): { day: string; region: string; service: string } {
  return {
    day: formatAmzDate(signing.now).slice(0, 8),
    region: signing.region,
    service: signing.service ?? "s3",
  };
}

/** Goes through the steps of a signature over these headers. */
export function signatureSteps(
  request: Unsigned,
  names: readonly string[],
  payloadHash: string,
  signing: Signing,
): SignatureSteps {
  const { digests, credentials, now } = signing;
  const scope = scopeOf(signing);
  const headers = names.map((name) => [name, request.headers[name] ?? ""] as const);
  const canonical = canonicalRequest(request, headers, payloadHash);
  const text = stringToSign(canonical, formatAmzDate(now), scope, digests);
  const key = signingKey(credentials.secretKey, scope, digests, signing.keys);
  return { canonicalRequest: canonical, stringToSign: text, signature: signText(key, text, digests) };
}

function isSigned(name: string): boolean {
  return name === "host" || name === "content-type" || name === "content-md5" || name.startsWith("x-amz-");
}

/** The headers of a request signed in its Authorization header, those given included. `payloadHash` in hexadecimal, or one of the words for a body that is not hashed. */
export function signHeaders(
  request: Unsigned,
  payloadHash: string,
  signing: Signing,
): Record<string, string> {
  const token = signing.credentials.sessionToken;
  const headers = {
    ...request.headers,
    "x-amz-date": formatAmzDate(signing.now),
    "x-amz-content-sha256": payloadHash,
    ...(token === undefined ? {} : { "x-amz-security-token": token }),
  };
  const names = Object.keys(headers).filter(isSigned).sort();
  const { signature } = signatureSteps({ ...request, headers }, names, payloadHash, signing);
  const credential = `${signing.credentials.accessKey}/${scopeText(scopeOf(signing))}`;
  return {
    ...headers,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
}

/**
 * The query of a presigned URL, that of the request included; it is good for so many seconds. Whoever uses it has to send the headers
 * that are signed as they stand: `host` and every `x-amz-*`, and those of `others`.
 */
export function presign(
  request: Unsigned,
  expires: number,
  signing: Signing,
  others: readonly string[] = [],
): readonly (readonly [name: string, value: string])[] {
  const names = Object.keys(request.headers)
    .filter((name) => name === "host" || name.startsWith("x-amz-") || others.includes(name))
    .sort();
  const token = signing.credentials.sessionToken;
  const query: readonly (readonly [string, string])[] = [
    ...request.query,
    ["X-Amz-Algorithm", ALGORITHM],
    ["X-Amz-Credential", `${signing.credentials.accessKey}/${scopeText(scopeOf(signing))}`],
    ["X-Amz-Date", formatAmzDate(signing.now)],
    ["X-Amz-Expires", String(expires)],
    ["X-Amz-SignedHeaders", names.join(";")],
    ...(token === undefined ? [] : [["X-Amz-Security-Token", token] as const]),
  ];
  const { signature } = signatureSteps({ ...request, query }, names, UNSIGNED_PAYLOAD, signing);
  return [...query, ["X-Amz-Signature", signature]];
}
