import { reachesAction } from "./actions";
import { VARIABLES, valueName } from "./condition-keys";
import type { StatementPart } from "./decision";
import { OPERATORS } from "./operators";
import type { Condition, Statement } from "./policy-document";
import { matchesWildcard } from "./wildcard";

/** The values that a request has for conditions, by name without `aws:` or `s3:`; see `conditionsOf`. */
export type ConditionValues = ReadonlyMap<string, readonly string[]>;

/** What is asked of a statement. */
export interface Question {
  /** Access key; "" for nobody in particular. */
  readonly principal: string;
  readonly action: string;
  /** `bucket/key`, or the ways to write a bucket: a pattern that fits one of them reaches it. */
  readonly resources: readonly string[];
  readonly conditions: ConditionValues;
}

// `${aws:username}` becomes the request's own value; a variable that has none stays as it is, and so fits nothing.
function substitute(text: string, conditions: ConditionValues): string {
  return text.replace(/\$\{([^}]*)\}/g, (whole, key: string) => {
    const value = VARIABLES.includes(key) ? conditions.get(valueName(key))?.[0] : undefined;
    return value === undefined || value === "" ? whole : value;
  });
}

function reachesResource(patterns: readonly string[], question: Question): boolean {
  return patterns.some((pattern) => {
    const meant = substitute(pattern, question.conditions);
    return question.resources.some((resource) => matchesWildcard(meant, resource));
  });
}

// `arn:aws:iam::123456789012:user/ada` names the user ada: this store has one account.
function isPrincipal(pattern: string, principal: string): boolean {
  return matchesWildcard(pattern.replace(/^arn:aws:iam::[^:]*:user\//, ""), principal);
}

function holds(condition: Condition, conditions: ConditionValues): boolean {
  const wanted = condition.values.map((value) => substitute(String(value), conditions));
  const actual = conditions.get(valueName(condition.key)) ?? [];
  return OPERATORS.get(condition.operator)?.holds(actual, wanted, condition) ?? false;
}

/** Judges each part of a statement on its own; it applies where all of them hold. */
export function judgeStatement(
  statement: Statement,
  question: Question,
): Omit<StatementPart, "origin" | "policy" | "index"> {
  const { principals, actions, notActions, resources, notResources } = statement;
  const principal =
    principals.length === 0 || principals.some((pattern) => isPrincipal(pattern, question.principal));
  const action =
    (actions.length === 0 || reachesAction(actions, question.action)) &&
    !reachesAction(notActions, question.action);
  const resource =
    (resources.length === 0 || reachesResource(resources, question)) &&
    !reachesResource(notResources, question);
  const conditions = statement.conditions.map((condition) => holds(condition, question.conditions));
  return {
    ...(statement.sid === undefined ? {} : { sid: statement.sid }),
    effect: statement.effect,
    principal,
    action,
    resource,
    conditions,
    applies: principal && action && resource && conditions.every(Boolean),
  };
}
