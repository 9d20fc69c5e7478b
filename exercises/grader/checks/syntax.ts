import { type Check, type Construct, constructs } from "../../schema";

/** What the query is built of. */
export interface SyntaxObservation {
  kind: "syntax";
  /** Of the last query. */
  found: Construct[];
  /** Of all statements; everything, where a program hides what it runs. */
  everywhere: Construct[];
}

/** A construct that is asked for and missing, or not wanted and there. */
export interface SyntaxDifference {
  kind: "construct";
  says: string;
  missing: Construct[];
  unwanted: Construct[];
}

/** Parses SQL into the tree that libpg-query gives; rejects for what PostgreSQL does not parse. */
export type ParseSql = (sql: string) => Promise<unknown>;

/**
 * What a syntax check sees: the tree, never the text, so that a comment proves nothing. What is used is looked for in the last
 * query, what is avoided everywhere. A text that the parser does not read has nothing in it.
 */
export async function observeSyntax(answer: string, parse: ParseSql): Promise<SyntaxObservation> {
  let tree: unknown;
  try {
    tree = await parse(answer);
  } catch {
    return { kind: "syntax", found: [], everywhere: [...constructs] };
  }
  const statements = isNode(tree) && Array.isArray(tree["stmts"]) ? (tree["stmts"] as unknown[]) : [];
  const query = statements.findLast((statement) => isQuery(statement));
  const everywhere = statements.some(isProgram) ? [...constructs] : constructsIn(tree);
  return { kind: "syntax", found: constructsIn(query), everywhere };
}

const statementOf = (value: unknown): Node => (isNode(value) && isNode(value["stmt"]) ? value["stmt"] : {});

const queries = ["SelectStmt", "InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt"];
const isQuery = (value: unknown): boolean => queries.some((tag) => tag in statementOf(value));

/** Texts inside of texts, which the parser does not open. */
const programs = ["CreateFunctionStmt", "DoStmt", "PrepareStmt"];
const isProgram = (value: unknown): boolean => programs.some((tag) => tag in statementOf(value));

export function judgeSyntax(
  { uses, avoids, says }: Extract<Check, { kind: "syntax" }>,
  { found, everywhere }: SyntaxObservation,
): SyntaxDifference | undefined {
  const missing = uses.filter((one) => !found.includes(one));
  const unwanted = avoids.filter((one) => everywhere.includes(one));
  return missing.length + unwanted.length === 0 ? undefined : { kind: "construct", says, missing, unwanted };
}

type Node = Record<string, unknown>;

/** Of every node below a value; the key of a node is its tag (PostgreSQL source, src/include/nodes/parsenodes.h). */
function constructsIn(value: unknown): Construct[] {
  const found = new Set<Construct>();
  // A stack of our own: an expression may be nested deeper than calls can be.
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (Array.isArray(next)) for (const item of next) open.push(item);
    else if (isNode(next)) {
      for (const [tag, inner] of Object.entries(next)) {
        if (isNode(inner)) for (const construct of constructsOf(tag, inner)) found.add(construct);
        open.push(inner);
      }
    }
  }
  return [...found].sort();
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const aggregates = new Set([
  "array_agg",
  "avg",
  "bool_and",
  "bool_or",
  "count",
  "every",
  "json_agg",
  "jsonb_agg",
  "max",
  "min",
  "string_agg",
  "sum",
]);

function constructsOf(tag: string, node: Node): Construct[] {
  switch (tag) {
    case "SelectStmt":
      return selectConstructs(node);
    case "JoinExpr":
      return ["join"];
    case "A_Star":
      return ["star"];
    case "SubLink":
      return sublinkConstructs(node);
    case "RangeSubselect":
      return ["subquery"];
    case "WithClause":
      return node["recursive"] === true ? ["cte", "recursive"] : ["cte"];
    case "A_Expr":
      return node["kind"] === "AEXPR_IN" ? ["in"] : [];
    case "FuncCall":
      if (node["over"] !== undefined) return ["window"];
      return aggregates.has(functionName(node)) ? ["aggregate"] : [];
    default:
      return [];
  }
}

function selectConstructs(node: Node): Construct[] {
  const present: [string, Construct][] = [
    ["distinctClause", "distinct"],
    ["groupClause", "group-by"],
    ["havingClause", "having"],
    ["limitCount", "limit"],
    ["sortClause", "order-by"],
  ];
  const found = present.filter(([key]) => node[key] !== undefined).map(([, construct]) => construct);
  // Tables side by side in FROM are a join as well.
  const from = node["fromClause"];
  if (Array.isArray(from) && from.length > 1) found.push("join");
  const operation = node["op"];
  if (typeof operation === "string" && operation !== "SETOP_NONE") found.push("set-operation");
  // A WITH of a SELECT stands in it without a tag of its own.
  const cte = node["withClause"];
  if (isNode(cte))
    found.push(...(cte["recursive"] === true ? (["cte", "recursive"] as const) : (["cte"] as const)));
  return found;
}

function sublinkConstructs(node: Node): Construct[] {
  if (node["subLinkType"] === "EXISTS_SUBLINK") return ["subquery", "exists"];
  return node["subLinkType"] === "ANY_SUBLINK" ? ["subquery", "in"] : ["subquery"];
}

function functionName(node: Node): string {
  const last: unknown = Array.isArray(node["funcname"]) ? node["funcname"].at(-1) : undefined;
  const text = isNode(last) ? last["String"] : undefined;
  const name = isNode(text) ? text["sval"] : undefined;
  return typeof name === "string" ? name : "";
}
