import type { Condition, PolicyDocument, Statement } from "./policy-document";

function list(name: string, values: readonly string[]): Record<string, readonly string[]> {
  return values.length > 0 ? { [name]: values } : {};
}

function arns(patterns: readonly string[]): string[] {
  return patterns.map((pattern) => (pattern === "*" ? pattern : `arn:aws:s3:::${pattern}`));
}

function writeConditions(conditions: readonly Condition[]): Record<string, unknown> {
  if (conditions.length === 0) return {};
  const operators = new Map<string, Record<string, unknown>>();
  for (const { qualifier, operator, key, values } of conditions) {
    const name = qualifier === undefined ? operator : `${qualifier}:${operator}`;
    operators.set(name, { ...operators.get(name), [key]: values });
  }
  return { Condition: Object.fromEntries(operators) };
}

function writeStatement(statement: Statement): Record<string, unknown> {
  return {
    ...(statement.sid === undefined ? {} : { Sid: statement.sid }),
    Effect: statement.effect,
    ...(statement.principals.length > 0 ? { Principal: { AWS: statement.principals } } : {}),
    ...list("Action", statement.actions),
    ...list("NotAction", statement.notActions),
    ...list("Resource", arns(statement.resources)),
    ...list("NotResource", arns(statement.notResources)),
    ...writeConditions(statement.conditions),
  };
}

/** A policy as JSON, every list written out as MinIO does. */
export function writePolicy(policy: PolicyDocument): string {
  return JSON.stringify({
    ...(policy.id === undefined ? {} : { ID: policy.id }),
    Version: policy.version,
    Statement: policy.statements.map(writeStatement),
  });
}
