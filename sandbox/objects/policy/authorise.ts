import type { Caller } from "../identity/caller";
import type { IdentityState } from "../identity/identity-state";
import { policiesOf } from "../identity/policies-of";
import type { Decision, StatementPart } from "./decision";
import type { Dialect } from "./dialect";
import { type ConditionValues, judgeStatement, type Question } from "./judge-statement";
import type { PolicyDocument } from "./policy-document";

/** May this caller do this to that? */
export interface AccessQuestion {
  readonly caller: Caller;
  /** "s3:GetObject". */
  readonly action: string;
  readonly bucket: string;
  readonly key?: string;
  readonly conditions: ConditionValues;
  readonly bucketPolicy?: PolicyDocument;
}

interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

function partsOf(
  policies: readonly NamedPolicy[],
  origin: StatementPart["origin"],
  question: Question,
): StatementPart[] {
  return policies.flatMap(({ name, document }) =>
    document.statements.map((statement, index) => ({
      origin,
      policy: name,
      index,
      ...judgeStatement(statement, question),
    })),
  );
}

function says(parts: readonly StatementPart[], effect: "Allow" | "Deny"): boolean {
  return parts.some((part) => part.effect === effect && part.applies);
}

// Where there is no key, a policy of a user is about `bucket/`, so that `bucket/*` reaches the bucket too (as MinIO has it).
function resourcesOf(
  { bucket, key }: AccessQuestion,
  origin: StatementPart["origin"],
  dialect: Dialect,
): string[] {
  if (key !== undefined && key !== "") return [`${bucket}/${key}`];
  return origin === "bucket" || dialect === "aws" ? [bucket] : [bucket, `${bucket}/`];
}

/** Judges all policies that have a say, and tells what each statement of them contributed. An explicit deny among them wins. */
export function authorise(question: AccessQuestion, identities: IdentityState, dialect: Dialect): Decision {
  const { caller, action, conditions, bucketPolicy, bucket } = question;
  if (caller.kind === "root" && dialect === "minio") return { allowed: true, reason: "root", parts: [] };
  const principal =
    caller.kind === "anonymous" ? "" : caller.kind === "derived" ? caller.parent : caller.accessKey;
  const ask = (policies: readonly NamedPolicy[], origin: StatementPart["origin"]): StatementPart[] =>
    partsOf(policies, origin, {
      principal,
      action,
      conditions,
      resources: resourcesOf(question, origin, dialect),
    });
  const { own, session, owner } = policiesOf(caller, identities);
  const askBucket = bucketPolicy && (caller.kind === "anonymous" || dialect === "aws");
  const fromBucket = askBucket ? ask([{ name: bucket, document: bucketPolicy }], "bucket") : [];
  const fromOwn = ask(own, "identity");
  const fromSession = session ? ask([session], "session") : [];
  const parts = [...fromBucket, ...fromOwn, ...fromSession];
  if (says(parts, "Deny")) return { allowed: false, reason: "explicit deny", parts };
  if (session && !says(fromSession, "Allow"))
    return { allowed: false, reason: "outside the session policy", parts };
  if (owner) return { allowed: true, reason: "root", parts };
  if (says([...fromBucket, ...fromOwn], "Allow"))
    return { allowed: true, reason: "allowed by a statement", parts };
  return { allowed: false, reason: "nothing allows it", parts };
}
