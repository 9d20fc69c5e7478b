import type { Engine, Limits } from "@/sandbox/engine";
import type { Check, Compare } from "../../schema";
import { compareResults, normalized } from "../compare";
import type { Difference } from "../difference";
import { GradingFailed } from "../grading-failed";
import { type Result, resultsOf } from "../result";
import { rowKey } from "../row-bag";

type StateCheck = Extract<Check, { kind: "state" }>;
type SchemaCheck = Extract<Check, { kind: "schema" }>;

/** What a probe after the answer gave: a result, or the SQLSTATE with which it failed. */
export type ProbeReply = { result: Result } | { code: string };

/** Replies in the order of the probes. */
export interface ProbesObservation {
  kind: "state" | "schema";
  replies: ProbeReply[];
}

/** A probe whose reply is not the expected one; `says` is the author's sentence for it. */
export interface ProbeDifference {
  kind: "probe";
  says: string;
  sql: string;
  /** How the rows differ, where both gave rows. */
  rows?: Difference;
  /** SQLSTATE that was expected, or that came; `null` when the statement passes. */
  expected: string | null;
  got: string | null;
}

/**
 * The session as it was before the answer: no open transaction, no temporary table, no setting or role of the learner's,
 * and nothing of theirs found before PostgreSQL's own.
 */
const freshSession = "ROLLBACK; DISCARD ALL; SET search_path = pg_catalog, public; SET TimeZone = 'UTC'";

const probePolicy: Compare = {
  order: "none",
  columns: "position",
  names: "free",
  rows: "multiset",
  numbers: "exact",
};

/** Runs the probes one after the other; each of a schema check is undone before the next. */
export async function observeProbes(
  check: StateCheck | SchemaCheck,
  engine: Engine,
  limits: Limits,
): Promise<ProbesObservation> {
  const replies: ProbeReply[] = [];
  const before = check.kind === "schema" ? `${freshSession}; BEGIN` : freshSession;
  for (const { sql } of check.probes) {
    await prepare(before, engine, limits);
    const outcomes = await engine.run(sql, limits);
    const last = outcomes.at(-1);
    if (last?.kind === "error") replies.push({ code: last.code });
    else if (last?.kind === "rows") {
      replies.push({ result: resultsOf(outcomes).at(-1) ?? { columns: [], rows: [] } });
    } else throw new GradingFailed(`A probe ended with ${last?.kind ?? "nothing"}: ${sql}`);
  }
  return { kind: check.kind, replies };
}

async function prepare(text: string, engine: Engine, limits: Limits): Promise<void> {
  const last = (await engine.run(text, limits)).at(-1);
  if (last?.kind !== "rows") {
    const why = last?.kind === "error" ? last.message : (last?.kind ?? "nothing");
    throw new GradingFailed(`The session could not be made fresh: ${why}`);
  }
}

/** The first probe that replied otherwise than the reference's, or than the definition asks. */
export function judgeProbes(
  check: StateCheck | SchemaCheck,
  expected: ProbesObservation,
  got: ProbesObservation,
): ProbeDifference | undefined {
  for (const [i, { sql, says }] of check.probes.entries()) {
    const wanted = expected.replies[i];
    const reply = got.replies[i];
    if (!wanted || !reply) throw new GradingFailed("A probe has no reply.");
    const codes = { expected: codeOf(wanted), got: codeOf(reply) };
    if (codes.expected !== codes.got) return { kind: "probe", says, sql, ...codes };
    if (check.kind !== "state" || !("result" in wanted) || !("result" in reply)) continue;
    const rows = compareResults(wanted.result, reply.result, probePolicy);
    if (rows) return { kind: "probe", says, sql, rows, ...codes };
  }
  return undefined;
}

/** A text that two observations share exactly when no probe tells them apart. */
export function printProbes({ kind, replies }: ProbesObservation): string {
  return replies.map((reply) => ("code" in reply ? reply.code : printReply(kind, reply.result))).join("\n\n");
}

function printReply(kind: ProbesObservation["kind"], result: Result): string {
  return kind === "schema" ? "passed" : normalized(result).rows.map(rowKey).sort().join("\n");
}

const codeOf = (reply: ProbeReply): string | null => ("code" in reply ? reply.code : null);
