import { listOf, type PlanJson, textOf } from "./plan-json";

const aggregates: Record<string, string> = {
  Sorted: "GroupAggregate",
  Hashed: "HashAggregate",
  Mixed: "MixedAggregate",
};

/** What a node does, as PostgreSQL's text format calls it: `Hash Left Join`, `GroupAggregate`, `Index Only Scan Backward`. */
export function nodeKind(plan: PlanJson): string {
  const type = plan["Node Type"];
  const strategy = textOf(plan, "Strategy") ?? "";
  const mode = textOf(plan, "Partial Mode");
  const prefix = `${plan["Parallel Aware"] === true ? "Parallel " : ""}${mode && mode !== "Simple" ? `${mode} ` : ""}`;
  switch (type) {
    case "Aggregate":
      return prefix + (aggregates[strategy] ?? "Aggregate");
    case "ModifyTable":
      return textOf(plan, "Operation") ?? type;
    case "SetOp":
      return `${prefix}${strategy === "Hashed" ? "HashSetOp" : "SetOp"} ${textOf(plan, "Command") ?? ""}`.trim();
    case "Hash Join":
    case "Merge Join":
    case "Nested Loop":
      return prefix + joinName(type, textOf(plan, "Join Type") ?? "Inner");
    default:
      return `${prefix}${type}${textOf(plan, "Scan Direction") === "Backward" ? " Backward" : ""}`;
  }
}

function joinName(type: string, join: string): string {
  if (join === "Inner") return type;
  return type === "Nested Loop" ? `Nested Loop ${join} Join` : type.replace(" Join", ` ${join} Join`);
}

/** The rest of the text format's name: ` using orders_pkey on orders o`. */
export function nodeObject(plan: PlanJson): string {
  const index = textOf(plan, "Index Name");
  if (plan["Node Type"] === "Bitmap Index Scan") return ` on ${quoted(index ?? "")}`;
  const using = index === undefined ? "" : ` using ${quoted(index)}`;
  const source = sourceOf(plan);
  const alias = textOf(plan, "Alias");
  if (source === undefined) return using + (alias === undefined ? "" : ` on ${quoted(alias)}`);
  return `${using} on ${quoted(source)}${alias === undefined || alias === source ? "" : ` ${quoted(alias)}`}`;
}

function sourceOf(plan: PlanJson): string | undefined {
  for (const key of [
    "Relation Name",
    "Function Name",
    "Table Function Name",
    "CTE Name",
    "Tuplestore Name",
  ]) {
    const found = textOf(plan, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function quoted(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** What a node works on, in few words beside its name in the figure: a table, sort keys, group keys. */
export function nodeTarget(plan: PlanJson): string {
  const keys = listOf(plan, "Sort Key");
  if (keys.length > 0) return keys.join(", ");
  const groups = listOf(plan, "Group Key");
  if (groups.length > 0) return `by ${groups.join(", ")}`;
  return nodeObject(plan)
    .replace(/^ using (\S+) on /, " ")
    .replace(/^ on /, "")
    .trim();
}
