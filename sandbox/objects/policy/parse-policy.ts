import { ObjectError } from "../errors/object-error";
import type { Dialect } from "./dialect";
import { checkStatement } from "./check-statement";
import { type PolicyKind, parseStatement } from "./parse-statement";
import { fieldOf, isObject, textField, wrongType } from "./unmarshal";
import type { PolicyDocument, Statement } from "./policy-document";
import { readJson } from "./read-json";
import { matchesAsPrefix, matchesWildcard } from "./wildcard";

const VERSION = "2012-10-17";

/** Most characters of a bucket's policy: 20 KiB, as S3 has it. */
export const MOST_POLICY = 20 * 1024;

function fail(reason: string): never {
  throw new ObjectError("MalformedPolicy", { message: reason });
}

function parse(text: string, kind: PolicyKind): PolicyDocument {
  if (text.length > MOST_POLICY) throw new ObjectError("PolicyTooLarge");
  const value = readJson(text, fail) ?? {};
  if (!isObject(value)) return wrongType(value, "value", "policy.subPolicy", fail);
  const id = textField(value, "ID", "struct field subPolicy.ID", "policy.ID", fail);
  const version = textField(value, "Version", "struct field subPolicy.Version", "string", fail);
  const list = fieldOf(value, "Statement") ?? [];
  if (!Array.isArray(list)) {
    const type = kind === "bucket" ? "[]policy.BPStatement" : "[]policy.Statement";
    return wrongType(list, "struct field subPolicy.Statement", type, fail);
  }
  const items: readonly unknown[] = list;
  const written = items.map((item) => parseStatement(item, kind, fail));
  if (version !== "" && version !== VERSION) fail(`invalid version '${version}'`);
  const statements = written.map((statement) => checkStatement(statement, kind, fail));
  return { ...(id === "" ? {} : { id }), version, statements: withoutRepeats(statements) };
}

function withoutRepeats(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter(({ sid: _sid, ...statement }) => {
    const text = JSON.stringify(statement);
    return !seen.has(text) && seen.add(text);
  });
}

/**
 * Reads a bucket's policy; each of its resources has to be able to lie in the bucket. Throws MalformedPolicy with the reason. MinIO
 * breaks on NotAction here (500): in its dialect that is refused.
 */
export function parseBucketPolicy(text: string, bucket: string, dialect: Dialect = "minio"): PolicyDocument {
  const policy = parse(text, "bucket");
  if (dialect === "minio" && policy.statements.some(({ notActions }) => notActions.length > 0)) {
    fail("NotAction is not supported in bucket policies");
  }
  const resources = policy.statements.flatMap((statement) => [
    ...statement.resources,
    ...statement.notResources,
  ]);
  if (
    resources.some((pattern) => !matchesWildcard(pattern, bucket) && !matchesAsPrefix(pattern, `${bucket}/`))
  ) {
    fail("bucket name does not match");
  }
  if (policy.version === "") throw new ObjectError("PolicyVersion");
  return policy;
}

/** Reads a policy that users, groups or derived keys have: it names no principals. */
export function parseIdentityPolicy(text: string): PolicyDocument {
  return parse(text, "identity");
}
