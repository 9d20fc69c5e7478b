import { ObjectError } from "../errors/object-error";
import { type FoundKey, findKey } from "../identity/find-key";
import type { VerifyDeps } from "./authentication";
import { canonicalRequest } from "./canonical-request";
import { type PresignedFields, parsePresigned, queryValue } from "./presigned-query";
import { refuseWrongToken } from "./session-token";
import { refuseUnsignedInLink, signedHeaders } from "./signed-headers";
import type { SignedRequest } from "./signed-request";
import { sameSignature, signingKey, signText, stringToSign } from "./signing-key";

/** What stands for the hash of a body that was not known when the URL was signed. */
export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

/** How far a clock may be wrong, in milliseconds. */
export const MOST_SKEW = 15 * 60 * 1000;

/** The hash that the URL itself asks for, or else a header; a header changes what is signed, so it cannot be added later. */
export function presignedPayloadHash(request: SignedRequest): string {
  return (
    queryValue(request, "X-Amz-Content-Sha256") ?? request.headers["x-amz-content-sha256"] ?? UNSIGNED_PAYLOAD
  );
}

function refuseOutOfTime(fields: PresignedFields, now: number): void {
  if (fields.signedAt > now + MOST_SKEW) throw new ObjectError("PresignNotYetValid");
  if (now - fields.signedAt > fields.expires * 1000 || fields.expires === 0)
    throw new ObjectError("PresignExpired");
}

/** Checks a presigned URL: its time first, then its signature over everything but the signature itself. */
export function verifyPresigned(
  request: SignedRequest,
  deps: VerifyDeps,
): { readonly found: FoundKey; readonly signatureAge: number } {
  const fields = parsePresigned(request, deps);
  const found = findKey(fields.scope.accessKey, deps.identities, deps.now());
  refuseWrongToken(
    queryValue(request, "X-Amz-Security-Token") ?? request.headers["x-amz-security-token"],
    found,
  );
  const signed = signedHeaders(request, fields.signedHeaders);
  refuseUnsignedInLink(request, fields.signedHeaders);
  refuseOutOfTime(fields, deps.now());
  const unsignedRequest = { ...request, query: request.query.filter(([name]) => name !== "X-Amz-Signature") };
  const canonical = canonicalRequest(unsignedRequest, signed, presignedPayloadHash(request));
  const key = signingKey(found.secretKey, fields.scope, deps.digests, deps.keys);
  const expected = signText(
    key,
    stringToSign(canonical, fields.date, fields.scope, deps.digests),
    deps.digests,
  );
  if (!sameSignature(expected, fields.signature) || !fields.date.startsWith(fields.scope.day)) {
    throw new ObjectError("SignatureDoesNotMatch");
  }
  return { found, signatureAge: deps.now() - fields.signedAt };
}
