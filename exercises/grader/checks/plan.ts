import type { Engine, Limits } from "@/sandbox/engine";
import type { Check } from "../../schema";
import { GradingFailed } from "../grading-failed";

type PlanCheck = Extract<Check, { kind: "plan" }>;

/** One node of a plan, in the words a check uses: `Index Scan on orders using orders_placed_at_idx`. */
export interface PlanNode {
  name: string;
  /** Rows that a filter threw away, all loops together. */
  removed: number;
}

/** How the rows were found. */
export interface PlanObservation {
  kind: "plan";
  nodes: PlanNode[];
  /** Shared blocks that were hit or read. */
  buffers: number;
}

/** The rows are right, but they were found in a way that the task excludes. */
export interface PlanDifference {
  kind: "plan";
  missing: string[];
  unwanted: PlanNode[];
  buffers?: { got: number; reference: number; times: number };
}

/** Runs the answer once more under EXPLAIN. Twice: the first run fills the cache, so that the second counts what repeats. */
export async function observePlan(answer: string, engine: Engine, limits: Limits): Promise<PlanObservation> {
  const explain = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, COSTS OFF, FORMAT JSON) ${answer}`;
  await engine.run(explain, limits);
  const outcome = (await engine.run(explain, limits)).at(-1);
  if (outcome?.kind !== "rows") throw new GradingFailed(`EXPLAIN gave ${outcome?.kind ?? "nothing"}.`);
  const parsed = JSON.parse(outcome.rows[0]?.[0] ?? "[]") as { Plan?: RawNode }[];
  const root = parsed[0]?.Plan;
  if (!root) throw new GradingFailed("EXPLAIN gave no plan.");
  const buffers = (root["Shared Hit Blocks"] ?? 0) + (root["Shared Read Blocks"] ?? 0);
  return { kind: "plan", nodes: flattened(root), buffers };
}

/** What is missing, what is there and should not be, and whether too much was read. */
export function judgePlan(
  check: PlanCheck,
  expected: PlanObservation,
  got: PlanObservation,
): PlanDifference | undefined {
  const missing = check.uses.filter((use) => !got.nodes.some(({ name }) => name.startsWith(use)));
  const unwanted = got.nodes.filter(({ name }) => check.avoids.some((avoid) => name.startsWith(avoid)));
  const most = check.buffers === undefined ? Number.POSITIVE_INFINITY : expected.buffers * check.buffers;
  const buffers =
    got.buffers > most
      ? { got: got.buffers, reference: expected.buffers, times: check.buffers ?? 1 }
      : undefined;
  if (missing.length === 0 && unwanted.length === 0 && !buffers) return undefined;
  return { kind: "plan", missing, unwanted, ...(buffers ? { buffers } : {}) };
}

/** Fields of EXPLAIN's JSON (PostgreSQL documentation, "Using EXPLAIN"). */
interface RawNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: RawNode[];
}

function flattened(node: RawNode): PlanNode[] {
  const on = node["Relation Name"] === undefined ? "" : ` on ${node["Relation Name"]}`;
  const using = node["Index Name"] === undefined ? "" : ` using ${node["Index Name"]}`;
  const removed = (node["Rows Removed by Filter"] ?? 0) * (node["Actual Loops"] ?? 1);
  return [{ name: `${node["Node Type"]}${on}${using}`, removed }, ...(node.Plans ?? []).flatMap(flattened)];
}
