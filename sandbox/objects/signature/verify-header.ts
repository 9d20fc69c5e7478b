import { ObjectError } from "../errors/object-error";
import { type FoundKey, findKey } from "../identity/find-key";
import { parseAmzDate } from "./amz-date";
import type { VerifyDeps } from "./authentication";
import { parseAuthorization, type SignatureFields } from "./authorization-header";
import { canonicalRequest } from "./canonical-request";
import { refuseWrongToken } from "./session-token";
import { refuseUnsigned, signedHeaders } from "./signed-headers";
import type { SignedRequest } from "./signed-request";
import { sameSignature, signingKey, signText, stringToSign } from "./signing-key";

/** A signature in the Authorization header that holds; the chunks of a body are signed with the same key. */
export interface VerifiedHeader {
  readonly found: FoundKey;
  readonly fields: SignatureFields;
  readonly key: Uint8Array;
  /** Date of the request in the basic form. */
  readonly date: string;
}

function requestDate(request: SignedRequest): string {
  const text = request.headers["x-amz-date"] ?? request.headers["date"];
  if (text === undefined) throw new ObjectError("DateMissing");
  if (parseAmzDate(text) === undefined) throw new ObjectError("MalformedDate");
  return text;
}

/** Checks a signature in the Authorization header over this payload hash. The order of the checks decides which error is told. */
export function verifyHeader(request: SignedRequest, payloadHash: string, deps: VerifyDeps): VerifiedHeader {
  const fields = parseAuthorization(request.headers["authorization"] ?? "", deps);
  const signed = signedHeaders(request, fields.signedHeaders);
  const found = findKey(fields.scope.accessKey, deps.identities, deps.now());
  refuseWrongToken(request.headers["x-amz-security-token"], found);
  const date = requestDate(request);
  const key = signingKey(found.secretKey, fields.scope, deps.digests, deps.keys);
  const text = stringToSign(canonicalRequest(request, signed, payloadHash), date, fields.scope, deps.digests);
  // A key of another day would outlive its day: the scope has to be that of the date.
  const sameDay = date.startsWith(fields.scope.day);
  if (!sameSignature(signText(key, text, deps.digests), fields.signature) || !sameDay) {
    throw new ObjectError("SignatureDoesNotMatch");
  }
  refuseUnsigned(request, fields.signedHeaders);
  return { found, fields, key, date };
}
