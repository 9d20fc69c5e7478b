import { parseConditions } from "./parse-conditions";
import type { Statement } from "./policy-document";
import { type Fail, fieldOf, isObject, type JsonObject, textField, wrongType } from "./unmarshal";

/** Policies of buckets name principals, those of users never do. */
export type PolicyKind = "bucket" | "identity";

/** The beginning of every resource of S3. */
export const ARN = "arn:aws:s3:::";

/** A statement as it was written, before it is known to make sense. */
export interface WrittenStatement extends Omit<Statement, "effect"> {
  readonly effect: string;
}

// A text or a list of texts; a number or a boolean is read as its text.
function parseTexts(object: JsonObject, name: string, place: string, fail: Fail): string[] {
  const value = fieldOf(object, name);
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.map((item) =>
    typeof item === "string" || typeof item === "number" || typeof item === "boolean"
      ? String(item)
      : wrongType(item, `struct field ${place}.${name}`, "string", fail),
  );
  return [...new Set(texts)];
}

function parseActions(object: JsonObject, name: string, place: string, fail: Fail): string[] {
  const actions = parseTexts(object, name, place, fail);
  return actions.length === 0 && fieldOf(object, name) !== undefined
    ? fail("empty actions not allowed")
    : actions;
}

function parsePrincipals(object: JsonObject, place: string, fail: Fail): string[] {
  const value = fieldOf(object, "Principal");
  if (value === undefined) return [];
  if (typeof value === "string") return value === "*" ? ["*"] : fail(`invalid principal '${value}'`);
  if (!isObject(value)) return wrongType(value, `struct field ${place}.Principal`, "string", fail);
  return parseTexts(value, "AWS", `${place}.Principal`, fail);
}

function parseResources(object: JsonObject, name: string, place: string, fail: Fail): string[] {
  return parseTexts(object, name, place, fail).map((resource) => {
    if (resource === "*") return resource;
    const pattern = resource.slice(ARN.length);
    if (!resource.startsWith(ARN) || pattern === "") return fail(`invalid resource '${resource}'`);
    if (pattern.startsWith("/"))
      return fail(`invalid resource '${resource}' - starts with '/' will not match a bucket`);
    return pattern;
  });
}

/** Reads one statement; types are checked here, sense by `checkStatement`. `fail` is told the reason in MinIO's words. */
export function parseStatement(value: unknown, kind: PolicyKind, fail: Fail): WrittenStatement {
  const type = kind === "bucket" ? "BPStatement" : "Statement";
  if (!isObject(value)) return wrongType(value, "struct field subPolicy.Statement", `policy.${type}`, fail);
  const place = `${type}.Statement`;
  const sid = textField(value, "Sid", `struct field ${place}.Sid`, "policy.ID", fail);
  return {
    ...(sid === "" ? {} : { sid }),
    effect: textField(value, "Effect", `struct field ${place}.Effect`, "policy.Effect", fail),
    principals: kind === "bucket" ? parsePrincipals(value, place, fail) : [],
    actions: parseActions(value, "Action", place, fail),
    notActions: parseActions(value, "NotAction", place, fail),
    resources: parseResources(value, "Resource", place, fail),
    notResources: parseResources(value, "NotResource", place, fail),
    conditions: parseConditions(fieldOf(value, "Condition"), `struct field ${place}.Condition`, fail),
  };
}
