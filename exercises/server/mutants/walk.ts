import { type Fields, isFields, type Path, tagOf } from "./tree";

/** A node in its tree. */
export interface Place {
  /** Kind of node, such as "A_Expr". */
  tag: string;
  node: Fields;
  /** Way from the root to the fields of the node. */
  path: Path;
  /** Whether the node stands in a wrapper that names its tag, so that another kind may take its place. */
  wrapped: boolean;
  /** Field of the nearest place around it in which the node stands, such as "whereClause"; empty at the top. */
  field: string;
  /** Places around it, the nearest first. */
  around: readonly Place[];
}

/** Tags of nodes that the parser gives without a wrapper, by the field that holds them. */
const bareTags: Readonly<Record<string, string>> = {
  larg: "SelectStmt",
  rarg: "SelectStmt",
  over: "WindowDef",
  withClause: "WithClause",
  onConflictClause: "OnConflictClause",
  cycle_clause: "CTECycleClause",
  returningClause: "ReturningClause",
};

/** Type names hold numbers that are no values of the query, and the parts of constants are changed whole. */
const closed = new Set([
  "typeName",
  "ival",
  "fval",
  "sval",
  "boolval",
  "bsval",
  "cycle_clause",
  "search_clause",
]);

/** Every node of a tree with its place, from the root down and in the order of the clauses. */
export function walk(tree: unknown): Place[] {
  return visit(tree, [], "", []);
}

function visit(value: unknown, path: Path, field: string, around: readonly Place[]): Place[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => visit(item, [...path, at], field, around));
  if (!isFields(value)) return [];
  const tag = tagOf(value);
  if (tag !== undefined)
    return enter(value[tag], { tag, path: [...path, tag], wrapped: true, field, around });
  const bare = bareTags[field];
  if (bare !== undefined) return enter(value, { tag: bare, path, wrapped: false, field, around });
  return Object.entries(value).flatMap(([key, part]) =>
    closed.has(key) ? [] : visit(part, [...path, key], field || key, around),
  );
}

function enter(value: unknown, place: Omit<Place, "node">): Place[] {
  if (!isFields(value)) return [];
  const here: Place = { ...place, node: value };
  const inner = [here, ...place.around];
  const parts = Object.entries(value).flatMap(([key, part]) =>
    closed.has(key) ? [] : visit(part, [...place.path, key], key, inner),
  );
  return [here, ...parts];
}
