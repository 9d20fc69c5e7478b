import { conditionKeysOf } from "./actions";

// Keys that every request has (AWS "global condition context keys", and S3's own three).
const GLOBAL = [
  "aws:Referer",
  "aws:SourceIp",
  "aws:UserAgent",
  "aws:SecureTransport",
  "aws:CurrentTime",
  "aws:EpochTime",
  "aws:principaltype",
  "aws:userid",
  "aws:username",
  "aws:groups",
  "s3:signatureversion",
  "s3:signatureAge",
  "s3:authType",
  "s3:x-amz-content-sha256",
  "s3:LocationConstraint",
];

const EVERY_ACTION = conditionKeysOf("s3:*");

// `s3:ExistingObjectTag/colour` is the key with a variable.
function baseOf(key: string): string {
  return key.split("/", 1)[0] ?? key;
}

/** Is there such a condition key at all? */
export function isConditionKey(key: string): boolean {
  const base = baseOf(key);
  return GLOBAL.includes(base) || (base.startsWith("s3:") && EVERY_ACTION.has(base.slice(3)));
}

/** May a statement about the action have a condition on the key? */
export function mayCondition(action: string, key: string): boolean {
  const base = baseOf(key);
  return GLOBAL.includes(base) || conditionKeysOf(action).has(base.slice(base.indexOf(":") + 1));
}

/** The name under which a request's values are found: without `aws:` and `s3:`. */
export function valueName(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/** Keys whose values may stand in a resource or a condition as `${aws:username}`. */
export const VARIABLES: readonly string[] = GLOBAL;
