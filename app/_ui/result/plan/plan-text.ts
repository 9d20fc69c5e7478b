import { nodeKind, nodeObject } from "./node-name";
import { type ExplainJson, numberOf, type PlanJson, textOf } from "./plan-json";

/** Lines of the text format that belong to one node; `node` is its place in the tree, undefined for the lines under the tree. */
export interface PlanLines {
  node: number | undefined;
  lines: string[];
}

/** The plan as EXPLAIN prints it without FORMAT. */
export function planText(explain: ExplainJson): PlanLines[] {
  const all: PlanLines[] = [];
  print(explain.Plan, 0, all);
  const foot = [
    ...section("Planning", explain.Planning),
    ...milliseconds("Planning Time", numberOf(explain, "Planning Time")),
    ...milliseconds("Execution Time", numberOf(explain, "Execution Time")),
  ];
  return foot.length > 0 ? [...all, { node: undefined, lines: foot }] : all;
}

/** PostgreSQL's own steps: an arrow takes two, each level one; a step is two blanks. */
function print(plan: PlanJson, indent: number, all: PlanLines[]): void {
  const role = textOf(plan, "Subplan Name");
  const lines: string[] = [];
  if (role !== undefined) lines.push(`${blanks(indent)}${role}`);
  const at = role === undefined ? indent : indent + 1;
  const head = `${nodeKind(plan)}${nodeObject(plan)}${costs(plan)}${actuals(plan)}`;
  lines.push(at === 0 ? head : `${blanks(at)}->  ${head}`);
  const inner = at === 0 ? 1 : at + 3;
  lines.push(...details(plan).map((line) => blanks(inner) + line));
  all.push({ node: all.length, lines });
  for (const child of plan.Plans ?? []) print(child, inner, all);
}

function costs(plan: PlanJson): string {
  const [from, to] = [plan["Startup Cost"], plan["Total Cost"]].map((cost) => cost.toFixed(2));
  return `  (cost=${from}..${to} rows=${plan["Plan Rows"]} width=${plan["Plan Width"]})`;
}

function actuals(plan: PlanJson): string {
  const loops = numberOf(plan, "Actual Loops");
  const rows = numberOf(plan, "Actual Rows");
  if (loops === undefined || rows === undefined) return "";
  if (loops === 0) return " (never executed)";
  const from = numberOf(plan, "Actual Startup Time");
  const to = numberOf(plan, "Actual Total Time");
  const time = from === undefined || to === undefined ? "" : `time=${from.toFixed(3)}..${to.toFixed(3)} `;
  return ` (actual ${time}rows=${rows.toFixed(2)} loops=${loops})`;
}

/** Keys that the first line of a node has used, or that the text format leaves out. */
const spent = new Set(
  `Node Type,Strategy,Partial Mode,Parent Relationship,Subplan Name,Parallel Aware,Async Capable,Join Type,Inner Unique,
  Scan Direction,Index Name,Relation Name,Schema,Alias,Function Name,Table Function Name,CTE Name,Tuplestore Name,Operation,
  Command,Startup Cost,Total Cost,Plan Rows,Plan Width,Actual Startup Time,Actual Total Time,Actual Rows,Actual Loops,Plans,
  Original Hash Buckets,Original Hash Batches,Single Copy,Disk Usage,Planned Partitions`.split(/,\s*/),
);

/** Keys that share one line: the first of them prints it, the others are silent. */
const joined: Record<string, (plan: PlanJson) => string[]> = {
  "Sort Method": (plan) => [
    `Sort Method: ${textOf(plan, "Sort Method")}  ${textOf(plan, "Sort Space Type")}: ${kilobytes(plan, "Sort Space Used")}`,
  ],
  "Sort Space Used": () => [],
  "Sort Space Type": () => [],
  Storage: (plan) => [
    `Storage: ${textOf(plan, "Storage")}  Maximum Storage: ${kilobytes(plan, "Maximum Storage")}`,
  ],
  "Maximum Storage": () => [],
  "Hash Buckets": (plan) => [
    `Buckets: ${numberOf(plan, "Hash Buckets")}  Batches: ${numberOf(plan, "Hash Batches")}  Memory Usage: ${kilobytes(plan, "Peak Memory Usage")}`,
  ],
  "Hash Batches": () => [],
  "HashAgg Batches": (plan) => [
    `Batches: ${numberOf(plan, "HashAgg Batches")}  Memory Usage: ${kilobytes(plan, "Peak Memory Usage")}${spilled(plan)}`,
  ],
  "Peak Memory Usage": () => [],
  "Exact Heap Blocks": (plan) => [`Heap Blocks: exact=${numberOf(plan, "Exact Heap Blocks")}`],
  "Lossy Heap Blocks": () => [],
  "Shared Hit Blocks": buffers,
  Disabled: (plan) => (plan.Disabled === true ? ["Disabled: true"] : []),
};

function details(plan: PlanJson): string[] {
  return Object.entries(plan).flatMap(([key, value]) => {
    const own = joined[key];
    if (own) return own(plan);
    if (spent.has(key) || / (Blocks|Dirtied|Written)$/.test(key) || value === false) return [];
    // A mean that was rounded down to 0 stays silent too: the answer does not tell it from none.
    if (value === 0 && /Removed/.test(key)) return [];
    return printable(value) ? [`${key}: ${Array.isArray(value) ? value.join(", ") : String(value)}`] : [];
  });
}

function printable(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => typeof one === "string");
  return typeof value === "string" || typeof value === "number" || value === true;
}

function buffers(plan: Record<string, unknown>): string[] {
  const groups = ["Shared", "Local", "Temp"].flatMap((group) => {
    const parts = ["Hit", "Read", "Dirtied", "Written"].flatMap((what) => {
      const count = plan[`${group} ${what} Blocks`];
      return typeof count === "number" && count > 0 ? [`${what.toLowerCase()}=${count}`] : [];
    });
    return parts.length > 0 ? [`${group.toLowerCase()} ${parts.join(" ")}`] : [];
  });
  return groups.length > 0 ? [`Buffers: ${groups.join(", ")}`] : [];
}

function section(name: string, value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const lines = buffers(value as Record<string, unknown>);
  return lines.length > 0 ? [`${name}:`, ...lines.map((line) => `  ${line}`)] : [];
}

function milliseconds(name: string, value: number | undefined): string[] {
  return value === undefined ? [] : [`${name}: ${value.toFixed(3)} ms`];
}

function kilobytes(plan: PlanJson, key: string): string {
  return `${numberOf(plan, key) ?? 0}kB`;
}

function spilled(plan: PlanJson): string {
  const disk = numberOf(plan, "Disk Usage");
  return disk === undefined || disk === 0 ? "" : `  Disk Usage: ${disk}kB`;
}

function blanks(indent: number): string {
  return "  ".repeat(indent);
}
