import type { Engine, Limits } from "@/sandbox/engine";
import type { Check } from "../../schema";

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
  /** False for what is no single query. */
  planned: boolean;
}

/** The rows are right, but they were found in a way that the task excludes. */
export interface PlanDifference {
  kind: "plan";
  missing: string[];
  unwanted: PlanNode[];
  buffers?: { got: number; reference: number; times: number };
}

/**
 * Runs the answer once more under EXPLAIN. Twice: the first run fills the cache, so that the second counts what repeats. What is
 * no single query has no plan: neither a node that is asked for, nor any that may be avoided.
 */
export async function observePlan(answer: string, engine: Engine, limits: Limits): Promise<PlanObservation> {
  const explain = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, COSTS OFF, FORMAT JSON) ${answer}`;
  await engine.run(explain, limits);
  const outcomes = await engine.run(explain, limits);
  const [outcome] = outcomes;
  // A plan may be forged by whatever follows EXPLAIN, or stands before it: only EXPLAIN itself is believed.
  if (outcomes.length !== 1 || outcome?.kind !== "rows" || outcome.command !== "EXPLAIN") return noPlan;
  const parsed = JSON.parse(outcome.rows[0]?.[0] ?? "[]") as { Plan?: RawNode }[];
  const root = parsed[0]?.Plan;
  if (!root) return noPlan;
  const buffers = (root["Shared Hit Blocks"] ?? 0) + (root["Shared Read Blocks"] ?? 0);
  return { kind: "plan", nodes: flattened(root), buffers, planned: true };
}

const noPlan: PlanObservation = { kind: "plan", nodes: [], buffers: 0, planned: false };

/** What is missing, what is there and should not be, and whether too much was read. */
export function judgePlan(
  check: PlanCheck,
  expected: PlanObservation,
  got: PlanObservation,
): PlanDifference | undefined {
  if (!got.planned)
    return { kind: "plan", missing: ["query of its own: leave only one statement"], unwanted: [] };
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
