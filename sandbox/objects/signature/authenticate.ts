import { ObjectError } from "../errors/object-error";
import { parseDateHeader } from "./amz-date";
import type { Authenticated, AuthenticationDeps, VerifyDeps } from "./authentication";
import { startChunkSigner } from "./chunk-signer";
import { decodeChunks } from "./decode-chunks";
import { queryValue } from "./presigned-query";
import type { SignedRequest } from "./signed-request";
import { ALGORITHM } from "./signing-key";
import { verifyBody } from "./verify-body";
import { type VerifiedHeader, verifyHeader } from "./verify-header";
import { MOST_SKEW, presignedPayloadHash, UNSIGNED_PAYLOAD, verifyPresigned } from "./verify-presigned";

const STREAMING = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const STREAMING_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
const STREAMING_UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

function announcedLength(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

// A token of another service: known as a way to ask, good for nothing here.
function isToken(authorization: string): boolean {
  return authorization.startsWith("Bearer");
}

/**
 * Refuses at the door a request whose Authorization is of another kind, or whose clock is wrong. Nothing about it is read before:
 * neither its bucket nor who sent it.
 */
export function checkDoor(request: SignedRequest, now: number): void {
  const authorization = request.headers["authorization"];
  if (authorization === undefined || isToken(authorization)) return;
  if (!authorization.startsWith(ALGORITHM)) throw new ObjectError("SignatureVersion", { at: "door" });
  const text = request.headers["x-amz-date"] ?? request.headers["date"];
  if (text === undefined) throw new ObjectError("DateMissing", { at: "door" });
  const time = parseDateHeader(text);
  if (time === undefined) throw new ObjectError("MalformedDate", { at: "door" });
  if (Math.abs(now - time) > MOST_SKEW) throw new ObjectError("RequestTimeTooSkewed", { at: "door" });
}

type BodyPart = Pick<Authenticated, "body" | "length" | "trailerNames" | "trailers">;

function plainBody(request: SignedRequest, hash: string, deps: AuthenticationDeps): BodyPart {
  return {
    body: hash === UNSIGNED_PAYLOAD ? request.body : verifyBody(request.body, hash, deps.digests),
    length: announcedLength(request.headers["content-length"]),
    trailerNames: [],
    trailers: new Map(),
  };
}

function chunkedBody(
  request: SignedRequest,
  form: string,
  header: VerifiedHeader | undefined,
  deps: AuthenticationDeps,
): BodyPart {
  const announced = request.headers["x-amz-decoded-content-length"];
  // Without it the framed length counts, which the data never reach.
  if (announced === undefined) throw new ObjectError("IncompleteBody");
  const length = announcedLength(announced);
  if (length === undefined) throw new ObjectError("MissingContentLength");
  const trailerNames = (request.headers["x-amz-trailer"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const trailers = new Map<string, string>();
  const chunked = {
    length,
    trailers,
    ...(form === STREAMING ? {} : { trailerNames }),
    ...(form !== STREAMING_UNSIGNED_TRAILER && header
      ? { signer: startChunkSigner(header, deps.digests) }
      : {}),
  };
  return {
    body: decodeChunks(request.body, chunked, deps.digests),
    length,
    trailerNames: form === STREAMING ? [] : trailerNames,
    trailers,
  };
}

function isChunked(form: string): boolean {
  return form === STREAMING || form === STREAMING_TRAILER || form === STREAMING_UNSIGNED_TRAILER;
}

function byHeader(request: SignedRequest, deps: VerifyDeps): Authenticated {
  const hash = request.headers["x-amz-content-sha256"] ?? deps.digests.sha256("");
  const header = verifyHeader(request, hash, deps);
  const part =
    isChunked(hash) && request.method === "PUT"
      ? chunkedBody(request, hash, header, deps)
      : plainBody(request, hash, deps);
  return { caller: header.found.caller, signedBy: "header", ...part };
}

function anonymously(request: SignedRequest, deps: AuthenticationDeps): Authenticated {
  const form = request.headers["x-amz-content-sha256"] ?? UNSIGNED_PAYLOAD;
  // A chunked body promises signatures that nobody could check; without signatures it can be read.
  if (form === STREAMING || form === STREAMING_TRAILER) throw new ObjectError("MissingFields");
  const part =
    form === STREAMING_UNSIGNED_TRAILER
      ? chunkedBody(request, form, undefined, deps)
      : plainBody(request, UNSIGNED_PAYLOAD, deps);
  return { caller: { kind: "anonymous" }, signedBy: "none", ...part };
}

/** As `authenticate`, of a request that was let in at the door. */
export function authenticateInside(request: SignedRequest, deps: AuthenticationDeps): Authenticated {
  const now = deps.now();
  const realm: VerifyDeps = { ...deps, now: () => now, service: "s3" };
  const authorization = request.headers["authorization"];
  if (authorization !== undefined && isToken(authorization)) throw new ObjectError("AccessDenied");
  if (authorization !== undefined) return byHeader(request, realm);
  if (queryValue(request, "X-Amz-Credential") !== undefined) {
    const { found, signatureAge } = verifyPresigned(request, realm);
    const part = plainBody(request, presignedPayloadHash(request), deps);
    return { caller: found.caller, signedBy: "query", signatureAge, ...part };
  }
  if (queryValue(request, "AWSAccessKeyId") !== undefined) throw new ObjectError("SignatureVersion");
  return anonymously(request, deps);
}

/**
 * Finds out who sent a request (AWS Signature Version 4: by header, by query, in chunks) and gives its body as it was signed. Throws
 * ObjectError for whatever does not hold. A browser's form is signed inside its body: see `browser-form/`.
 */
export function authenticate(request: SignedRequest, deps: AuthenticationDeps): Authenticated {
  checkDoor(request, deps.now());
  return authenticateInside(request, deps);
}
