import { nodeKind, nodeTarget } from "./node-name";
import { type ExplainJson, numberOf, type PlanJson, textOf } from "./plan-json";

/** One node of a plan with the numbers that the figure draws. Rows are per loop, as PostgreSQL counts them. */
export interface PlanNode {
  /** Place in the tree, read from the top: also its number for the reader. */
  index: number;
  parent: number | undefined;
  depth: number;
  /** For each step of depth: whether a line to a later sibling runs past this node; the last says it of the node itself. */
  rails: boolean[];
  kind: string;
  target: string;
  /** `CTE w`, `SubPlan 1`: why it hangs where it hangs. */
  role: string | undefined;
  expected: number;
  /** Undefined when the statement was not run. */
  found: number | undefined;
  loops: number;
  /** Found and expected stand this many times apart; at least 1. */
  factor: number;
  /** A Limit above took fewer rows than there were: found is no measure of the estimate. */
  cut: boolean;
  /** Without its children; undefined when not measured. */
  ownMs: number | undefined;
  ownCost: number;
  ownPages: number | undefined;
  notes: string[];
}

/** A plan as the figure draws it. */
export interface PlanModel {
  nodes: PlanNode[];
  /** What the bars show, and the largest of them. */
  bars: { kind: "time" | "rows" | "cost"; most: number };
  /** The deepest of the wrong estimates, the worst when there are several. */
  origin: number | undefined;
  pages: boolean;
  totalMs: number | undefined;
}

/** From this factor on an estimate counts as wrong. */
export const wrongFrom = 10;

/** The numbers of a plan: own times, own pages, and where the first wrong estimate stands. */
export function planModel(explain: ExplainJson): PlanModel {
  const nodes = walk(explain.Plan);
  const timed = nodes.some((node) => node.ownMs !== undefined);
  const ran = nodes.some((node) => node.found !== undefined);
  const kind = timed ? "time" : ran ? "rows" : "cost";
  return {
    nodes,
    bars: { kind, most: Math.max(0, ...nodes.map((node) => barOf(node, kind))) },
    origin: originOf(nodes),
    pages: nodes.some((node) => (node.ownPages ?? 0) > 0),
    totalMs: numberOf(explain, "Execution Time") ?? numberOf(explain.Plan, "Actual Total Time"),
  };
}

/** The length of a node's bar, in the unit of the bars. */
export function barOf(node: PlanNode, kind: PlanModel["bars"]["kind"]): number {
  if (kind === "time") return node.ownMs ?? 0;
  return kind === "rows" ? (node.found ?? 0) * node.loops : node.ownCost;
}

/** True for an estimate that is wrong, not merely cut short by a Limit. */
export function isWrong(node: PlanNode): boolean {
  return !node.cut && node.factor >= wrongFrom;
}

function walk(root: PlanJson): PlanNode[] {
  const nodes: PlanNode[] = [];
  const withs = withsOf(root);
  const visit = (plan: PlanJson, place: Pick<PlanNode, "parent" | "rails"> & { limited: boolean }): void => {
    const node = nodeOf(plan, { ...place, index: nodes.length, withs });
    nodes.push(node);
    const children = plan.Plans ?? [];
    children.forEach((child, at) => {
      const limited = passesLimit(plan, place.limited) && !isSide(child);
      const rails = [...place.rails, at < children.length - 1];
      visit(child, { parent: node.index, rails, limited });
    });
  };
  visit(root, { parent: undefined, rails: [], limited: false });
  return nodes;
}

function nodeOf(
  plan: PlanJson,
  place: Pick<PlanNode, "index" | "parent" | "rails"> & { limited: boolean; withs: Map<string, PlanJson> },
): PlanNode {
  const { index, parent, rails, limited, withs } = place;
  const loops = numberOf(plan, "Actual Loops") ?? 1;
  const found = loops === 0 ? undefined : numberOf(plan, "Actual Rows");
  const expected = plan["Plan Rows"];
  const inside = insideOf(plan, withs);
  return {
    index,
    parent,
    depth: rails.length,
    rails,
    kind: nodeKind(plan),
    target: nodeTarget(plan),
    role: textOf(plan, "Subplan Name"),
    expected,
    found,
    loops,
    factor: found === undefined ? 1 : apart(expected, found),
    cut: limited && found !== undefined && found < expected,
    ownMs: own(plan, inside, timeOf),
    ownCost: Math.max(0, plan["Total Cost"] - sum(children(plan), (child) => child["Total Cost"])),
    ownPages: own(plan, inside, pagesOf),
    notes: notesOf(plan, loops),
  };
}

/** Less than one row counts as one: nothing is infinitely wrong. */
function apart(expected: number, found: number): number {
  const [a, b] = [Math.max(1, expected), Math.max(1, found)];
  return Math.max(a / b, b / a);
}

/** Of the wrong estimates those with no wrong one below; of these the worst, and of equals the first. */
function originOf(nodes: PlanNode[]): number | undefined {
  const above = new Set<number>();
  for (const node of nodes.filter(isWrong)) {
    for (let at = node.parent; at !== undefined; at = nodes[at]?.parent) above.add(at);
  }
  const deepest = nodes.filter((node) => isWrong(node) && !above.has(node.index));
  return deepest.reduce<PlanNode | undefined>(
    (worst, node) => (worst && worst.factor >= node.factor ? worst : node),
    undefined,
  )?.index;
}

/** A node that reads all of its input before its first row hides the Limit from what is below. */
function passesLimit(plan: PlanJson, limited: boolean): boolean {
  const type = plan["Node Type"];
  if (type === "Limit") return true;
  if (["Sort", "Hash", "ModifyTable", "WindowAgg"].includes(type)) return false;
  if (type === "Aggregate" || type === "SetOp") return limited && plan.Strategy === "Sorted";
  return limited;
}

function isSide(plan: PlanJson): boolean {
  return ["InitPlan", "SubPlan"].includes(textOf(plan, "Parent Relationship") ?? "");
}

/** A WITH query runs inside the node that scans it, not inside the node it hangs on. */
function withsOf(root: PlanJson): Map<string, PlanJson> {
  const found = new Map<string, PlanJson>();
  const visit = (plan: PlanJson): void => {
    const name = withName(plan);
    if (name !== undefined) found.set(name, plan);
    children(plan).forEach(visit);
  };
  visit(root);
  return found;
}

function withName(plan: PlanJson): string | undefined {
  return /^CTE (.*)$/s.exec(textOf(plan, "Subplan Name") ?? "")?.[1];
}

/** The plans whose time a node's own total holds. */
function insideOf(plan: PlanJson, withs: Map<string, PlanJson>): PlanJson[] {
  const direct = children(plan).filter((child) => withName(child) === undefined);
  const scanned = plan["Node Type"] === "CTE Scan" ? withs.get(textOf(plan, "CTE Name") ?? "") : undefined;
  return scanned ? [...direct, scanned] : direct;
}

function own(
  plan: PlanJson,
  inside: PlanJson[],
  measure: (plan: PlanJson) => number | undefined,
): number | undefined {
  const whole = measure(plan);
  if (whole === undefined) return undefined;
  return Math.max(
    0,
    inside.reduce((rest, child) => rest - (measure(child) ?? 0), whole),
  );
}

function timeOf(plan: PlanJson): number | undefined {
  const once = numberOf(plan, "Actual Total Time");
  return once === undefined ? undefined : once * (numberOf(plan, "Actual Loops") ?? 1);
}

function pagesOf(plan: PlanJson): number | undefined {
  const keys = ["Shared Hit Blocks", "Shared Read Blocks", "Local Hit Blocks", "Local Read Blocks"];
  if (numberOf(plan, "Shared Hit Blocks") === undefined) return undefined;
  return sum(keys, (key) => numberOf(plan, key) ?? 0);
}

const whole = new Intl.NumberFormat("en");

function notesOf(plan: PlanJson, loops: number): string[] {
  const index = plan["Node Type"].startsWith("Index") ? textOf(plan, "Index Name") : undefined;
  const removed =
    (numberOf(plan, "Rows Removed by Filter") ?? 0) + (numberOf(plan, "Rows Removed by Join Filter") ?? 0);
  return [
    textOf(plan, "Subplan Name"),
    index === undefined ? undefined : `with ${index}`,
    loops === 0 ? "never ran" : loops > 1 ? `${whole.format(loops)} times` : undefined,
    removed > 0 ? `${whole.format(Math.round(removed * loops))} rows removed by the filter` : undefined,
  ].filter((note) => note !== undefined);
}

function children(plan: PlanJson): PlanJson[] {
  return plan.Plans ?? [];
}

function sum<T>(items: T[], measure: (item: T) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}
