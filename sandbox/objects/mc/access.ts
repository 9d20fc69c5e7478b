import { parseBucketPolicy } from "../policy/parse-policy";
import type { PolicyDocument, Statement } from "../policy/policy-document";

/** What everyone may do under a prefix, in the words of mc's lists. */
export type Access = "none" | "readonly" | "writeonly" | "readwrite" | "custom";

const READ = ["s3:GetObject"];
const WRITE = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"];
const COMMON = ["s3:GetBucketLocation"];
const READ_BUCKET = "s3:ListBucket";
const WRITE_BUCKET = "s3:ListBucketMultipartUploads";

function includes(list: readonly string[], actions: readonly string[]): boolean {
  return actions.every((action) => list.includes(action));
}

/** Access by prefix, and the statements that are about something else. */
export interface AccessTable {
  readonly byPrefix: ReadonlyMap<string, Access>;
  readonly other: readonly Statement[];
}

function isOpen(statement: Statement): boolean {
  return (
    statement.effect === "Allow" &&
    statement.principals.includes("*") &&
    statement.notActions.length === 0 &&
    statement.notResources.length === 0
  );
}

function accessFrom(actions: readonly string[], mayList: boolean, mayUpload: boolean): Access | undefined {
  const reads = mayList && includes(actions, READ);
  const writes = mayUpload && includes(actions, WRITE);
  const known = actions.every((action) => READ.includes(action) || WRITE.includes(action));
  if (
    !known ||
    (!reads && !writes) ||
    (!reads && includes(actions, READ)) ||
    (!writes && includes(actions, WRITE))
  )
    return undefined;
  return reads && writes ? "readwrite" : reads ? "readonly" : "writeonly";
}

/** Reads a bucket's policy as a table of access, as far as it is one that mc writes. */
export function readAccess(text: string): AccessTable {
  const { statements } = parseBucketPolicy(text, bucketOf(text));
  const isBucket = (statement: Statement): boolean =>
    statement.resources.every((resource) => !resource.includes("/"));
  const bucketActions = statements
    .filter((statement) => isOpen(statement) && isBucket(statement))
    .flatMap(({ actions }) => actions);
  const mayList = bucketActions.includes(READ_BUCKET);
  const mayUpload = bucketActions.includes(WRITE_BUCKET);
  const byPrefix = new Map<string, Access>();
  const other: Statement[] = [];
  for (const statement of statements) {
    if (isOpen(statement) && isBucket(statement)) continue;
    const access =
      isOpen(statement) && statement.conditions.length === 0
        ? accessFrom(statement.actions, mayList, mayUpload)
        : undefined;
    if (access === undefined) other.push(statement);
    else
      for (const resource of statement.resources)
        byPrefix.set(resource.slice(resource.indexOf("/") + 1).replace(/\*$/, ""), access);
  }
  return { byPrefix, other };
}

function bucketOf(text: string): string {
  return /arn:aws:s3:::([^/"*]+)/.exec(text)?.[1] ?? "";
}

/** The access to a prefix; "custom" where there are other rules than those of mc. */
export function accessOf(table: AccessTable, _bucket: string, prefix: string): Access {
  const own = table.byPrefix.get(prefix);
  if (own !== undefined) return own;
  return table.byPrefix.size > 0 || table.other.length > 0 ? "custom" : "none";
}

/** Gives a prefix another access. */
export function withAccess(table: AccessTable, prefix: string, access: Access): AccessTable {
  const others = [...table.byPrefix].filter(([found]) => found !== prefix);
  return { ...table, byPrefix: new Map(access === "none" ? others : [...others, [prefix, access]]) };
}

function statement(
  actions: readonly string[],
  resources: readonly string[],
  prefixes: readonly string[] = [],
): Statement {
  const conditions =
    prefixes.length > 0 ? [{ operator: "StringEquals", key: "s3:prefix", values: prefixes }] : [];
  return {
    effect: "Allow",
    principals: ["*"],
    actions: [...actions].sort(),
    notActions: [],
    resources,
    notResources: [],
    conditions,
  };
}

const OBJECT_ACTIONS: Readonly<Record<Access, readonly string[]>> = {
  none: [],
  custom: [],
  readonly: READ,
  writeonly: WRITE,
  readwrite: [...READ, ...WRITE],
};

function bucketStatements(bucket: string, table: AccessTable): Statement[] {
  const rows = [...table.byPrefix];
  const readable = rows.filter(([, access]) => access !== "writeonly").map(([prefix]) => prefix);
  const writable = rows.some(([, access]) => access !== "readonly");
  const whole = readable.includes("");
  const left =
    rows.length > 0 ? [...COMMON, ...(whole ? [READ_BUCKET] : []), ...(writable ? [WRITE_BUCKET] : [])] : [];
  return [
    ...(left.length > 0 ? [statement(left, [bucket])] : []),
    ...(readable.length > 0 && !whole ? [statement([READ_BUCKET], [bucket], readable)] : []),
  ];
}

/** The policy that gives this access; undefined where nobody has any. */
export function policyOf(bucket: string, table: AccessTable): PolicyDocument | undefined {
  const kinds = [...new Set([...table.byPrefix.values()])];
  const objects = kinds.map((access) => {
    const prefixes = [...table.byPrefix].filter(([, found]) => found === access).map(([prefix]) => prefix);
    return statement(
      OBJECT_ACTIONS[access],
      prefixes.map((prefix) => `${bucket}/${prefix}*`),
    );
  });
  const statements = [...bucketStatements(bucket, table), ...objects, ...table.other];
  return statements.length > 0 ? { version: "2012-10-17", statements } : undefined;
}
