import { isWrong, type PlanModel, type PlanNode } from "./plan-model";

const whole = new Intl.NumberFormat("en");

/** Rows of one loop: whole where PostgreSQL's average is whole. */
export function rowsText(rows: number): string {
  return rows >= 10 || Number.isInteger(rows) ? whole.format(Math.round(rows)) : rows.toFixed(2);
}

/** `2.2`, `412`: milliseconds without their unit. */
export function msText(ms: number): string {
  return ms >= 100 ? whole.format(Math.round(ms)) : ms >= 1 ? ms.toFixed(1) : ms.toFixed(2);
}

/** `8 to 400, 50×`. */
export function factorText({ expected, found, factor }: PlanNode): string {
  const times = factor >= 1_000 ? whole.format(Math.round(factor)) : String(Math.round(factor));
  return `${rowsText(expected)} to ${rowsText(found ?? expected)}, ${times}×`;
}

/** The estimate of a node in words, for those who do not see the dots. */
export function estimateText(node: PlanNode): string {
  const each = node.loops > 1 ? " each time" : "";
  const expected = `expected ${rowsText(node.expected)} ${node.expected === 1 ? "row" : "rows"}${each}`;
  if (node.found === undefined) return node.loops === 0 ? `${expected}, never ran` : expected;
  const found = `${expected}, found ${rowsText(node.found)}`;
  if (node.cut) return `${found}: a Limit stopped it`;
  return isWrong(node) ? `${found}, ${Math.round(node.factor)} times off` : found;
}

/** The text alternative of the whole figure. */
export function planSummary(model: PlanModel): string {
  const count = `Query plan of ${model.nodes.length} ${model.nodes.length === 1 ? "node" : "nodes"}`;
  const ms = model.totalMs === undefined ? "" : `, ${msText(model.totalMs)} ms`;
  const origin = model.origin === undefined ? undefined : model.nodes[model.origin];
  if (!origin) {
    const ran = model.nodes.some((node) => node.found !== undefined);
    return `${count}${ms}. ${ran ? "Every estimate is within ten times of what was found." : "The statement was planned, not run."}`;
  }
  return `${count}${ms}. The deepest wrong estimate is at ${origin.kind} ${origin.target}: ${estimateText(origin)}.`;
}

/** What the bars measure. */
export function barsTitle({ bars, totalMs }: PlanModel): string {
  if (bars.kind === "time")
    return totalMs === undefined ? "own time, ms" : `own time, ms (${msText(totalMs)} in all)`;
  return bars.kind === "rows" ? "rows in all" : "own cost";
}
