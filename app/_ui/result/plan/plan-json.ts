/** One node as EXPLAIN (FORMAT JSON) gives it. Which keys are there depends on the node and on the options. */
export interface PlanJson {
  "Node Type": string;
  "Plan Rows": number;
  "Total Cost": number;
  "Startup Cost": number;
  "Plan Width": number;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Actual Total Time"?: number;
  "Actual Startup Time"?: number;
  Plans?: PlanJson[];
  [key: string]: unknown;
}

/** A whole answer: the tree and what stands under it. */
export interface ExplainJson {
  Plan: PlanJson;
  "Planning Time"?: number;
  "Execution Time"?: number;
  [key: string]: unknown;
}

/** Reads the answer of EXPLAIN; undefined when the text is something else. */
export function readExplain(text: string): ExplainJson | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined; // cut off or not JSON: the caller shows the text as it is
  }
  const first: unknown = Array.isArray(found) ? found[0] : found;
  if (!isObject(first) || !isPlan(first.Plan)) return undefined;
  return { ...first, Plan: first.Plan };
}

/** The value of a key when it is a number, a text, a list of texts. */
export function numberOf(plan: PlanJson | ExplainJson, key: string): number | undefined {
  const value: unknown = plan[key];
  return typeof value === "number" ? value : undefined;
}
export function textOf(plan: PlanJson, key: string): string | undefined {
  const value: unknown = plan[key];
  return typeof value === "string" ? value : undefined;
}
export function listOf(plan: PlanJson, key: string): string[] {
  const value: unknown = plan[key];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isPlan(value: unknown): value is PlanJson {
  if (!isObject(value) || typeof value["Node Type"] !== "string") return false;
  if (typeof value["Plan Rows"] !== "number" || typeof value["Total Cost"] !== "number") return false;
  return value.Plans === undefined || (Array.isArray(value.Plans) && value.Plans.every(isPlan));
}
