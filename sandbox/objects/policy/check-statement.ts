import { isKnownAction, isObjectAction } from "./actions";
import { mayCondition } from "./condition-keys";
import { ARN, type PolicyKind, type WrittenStatement } from "./parse-statement";
import type { Statement } from "./policy-document";
import type { Fail } from "./unmarshal";

// Either the list or its complement, exactly one of them.
function checkPair(name: string, list: readonly string[], complement: readonly string[], fail: Fail): void {
  if (list.length === 0 && complement.length === 0) fail(`${name} must not be empty`);
  if (list.length > 0 && complement.length > 0) {
    fail(`${name} and Not${name} cannot be specified in the same statement`);
  }
}

function written(resources: readonly string[]): string {
  return resources
    .map((resource) => (resource === "*" ? resource : ARN + resource))
    .sort()
    .join(" ");
}

// An action on objects needs a resource that can be one, an action on buckets the same.
function checkResource(action: string, statement: WrittenStatement, fail: Fail): void {
  const resources = statement.resources.length > 0 ? statement.resources : statement.notResources;
  const suits = isObjectAction(action)
    ? resources.some((resource) => /[/*]/.test(resource))
    : resources.some((resource) => !resource.includes("/"));
  if (!suits) fail(`unsupported Resource found [${written(resources)}] for action ${action}`);
}

// A condition needs a key that the action has.
function checkKeys(action: string, statement: WrittenStatement, fail: Fail): void {
  const strange = statement.conditions.map(({ key }) => key).filter((key) => !mayCondition(action, key));
  if (strange.length > 0) {
    fail(`unsupported condition keys '[${[...new Set(strange)].join(" ")}]' used for action '${action}'`);
  }
}

// MinIO's own administration has no resources here; its actions stand in statements of their own.
function isElsewhere(actions: readonly string[], fail: Fail): boolean {
  const ours = actions.filter((action) => !/^(?:admin|kms):/.test(action));
  if (ours.length > 0 && ours.length < actions.length) fail(`unsupported admin action '${ours[0]}'`);
  return ours.length === 0;
}

/** Refuses a statement that makes no sense; `fail` is told the reason in MinIO's words. */
export function checkStatement(statement: WrittenStatement, kind: PolicyKind, fail: Fail): Statement {
  const { effect, actions, notActions, resources, notResources } = statement;
  if (effect !== "Allow" && effect !== "Deny") return fail(`invalid Effect ${effect}`);
  if (kind === "bucket" && statement.principals.length === 0) fail("invalid Principal {[]}");
  checkPair("Action", actions, notActions, fail);
  const all = [...actions, ...notActions];
  if (kind === "identity" && isElsewhere(all, fail)) return { ...statement, effect };
  checkPair("Resource", resources, notResources, fail);
  const unknown = all.find((action) => !isKnownAction(action));
  if (kind === "identity" && unknown !== undefined) fail(`unsupported action '${unknown}'`);
  for (const action of actions) {
    // In a user's policy MinIO lets resources stand that an action never has.
    if (kind === "bucket") checkResource(action, statement, fail);
    checkKeys(action, statement, fail);
  }
  return { ...statement, effect };
}
