import { ObjectError } from "../errors/object-error";
import { parseAmzDate } from "./amz-date";
import type { SignatureFields } from "./authorization-header";
import { parseCredential, type Realm } from "./credential-scope";
import type { SignedRequest } from "./signed-request";
import { ALGORITHM } from "./signing-key";

/** A presigned URL's own parameters. */
export interface PresignedFields extends SignatureFields {
  /** As written, and in milliseconds since 1970. */
  readonly date: string;
  readonly signedAt: number;
  /** Seconds. */
  readonly expires: number;
}

const PARAMETERS = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Signature",
  "X-Amz-Date",
  "X-Amz-SignedHeaders",
  "X-Amz-Expires",
];

const WEEK = 604_800;

/** The value of a query parameter, if it is there; the first of several. */
export function queryValue(request: Pick<SignedRequest, "query">, name: string): string | undefined {
  return request.query.find(([found]) => found === name)?.[1];
}

function parseExpires(text: string): number {
  if (!/^[+-]?\d+$/.test(text)) throw new ObjectError("ExpiresNotNumber");
  const seconds = Number(text);
  if (seconds < 0) throw new ObjectError("ExpiresNegative");
  if (seconds > WEEK) throw new ObjectError("ExpiresTooLong");
  return seconds;
}

/** Reads the parameters of a presigned URL; one that is there twice is refused, because a signature could be about either. */
export function parsePresigned(request: SignedRequest, realm: Realm): PresignedFields {
  const counts = PARAMETERS.map((name) => request.query.filter(([found]) => found === name).length);
  if (counts.some((count) => count === 0)) throw new ObjectError("PresignIncomplete");
  if (counts.some((count) => count > 1)) throw new ObjectError("SignatureDoesNotMatch");
  const value = (name: string): string => queryValue(request, name) ?? "";
  if (value("X-Amz-Algorithm") !== ALGORITHM) throw new ObjectError("PresignAlgorithm");
  const scope = parseCredential(value("X-Amz-Credential"), realm);
  const date = value("X-Amz-Date");
  const signedAt = parseAmzDate(date);
  if (signedAt === undefined) throw new ObjectError("PresignDate");
  const expires = parseExpires(value("X-Amz-Expires"));
  const signedHeaders = value("X-Amz-SignedHeaders");
  const signature = value("X-Amz-Signature");
  if (signedHeaders === "" || signature === "") throw new ObjectError("MissingFields");
  return { scope, date, signedAt, expires, signedHeaders: signedHeaders.split(";"), signature };
}
