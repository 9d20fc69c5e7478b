import type { Engine, Limits } from "@/sandbox/engine";
import type { ErrorOutcome, Outcome, StoppedOutcome } from "@/sandbox/outcome";
import type { Check, Compare } from "../../schema";
import { compareResults, normalized } from "../compare";
import type { Difference } from "../difference";
import { byHand } from "./error";
import { GradingFailed } from "../grading-failed";
import { hash53 } from "../hash53";
import { type Result, resultsOf } from "../result";
import { rowKey } from "../row-bag";

type StateCheck = Extract<Check, { kind: "state" }>;
type SchemaCheck = Extract<Check, { kind: "schema" }>;

/** What a probe after the answer gave: a result, or the SQLSTATE with which it failed. */
export type ProbeReply = { result: Result; rowCount: number | null } | { code: string; raised?: true };

/** Replies in the order of the probes. */
export interface ProbesObservation {
  kind: "state" | "schema";
  replies: ProbeReply[];
  /** Stands for PostgreSQL's own functions, operators, casts, aggregates and tables: an answer that changes them could forge what a probe sees. */
  catalogue: string;
}

/** What ended the probes early: the answer made one of them run too long, or give too much. */
export interface ProbesStopped {
  stopped: StoppedOutcome["limit"];
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
const freshSession =
  "ROLLBACK; SET SESSION AUTHORIZATION postgres; DISCARD ALL; SET search_path = pg_catalog, public; SET TimeZone = 'UTC'";

/**
 * What may stand in a probe of the author's, as rows and their last change: one array a table, because five thousand rows
 * take ten times as long. No function is called: it could be the answer's.
 */
const catalogueQuery = `
SELECT
  ARRAY(SELECT ROW(oid, xmin) FROM pg_catalog.pg_proc WHERE pronamespace = 11),
  ARRAY(SELECT ROW(oid, xmin) FROM pg_catalog.pg_operator WHERE oprnamespace = 11),
  ARRAY(SELECT ROW(oid, xmin) FROM pg_catalog.pg_cast),
  ARRAY(SELECT ROW(aggfnoid::pg_catalog.oid, xmin) FROM pg_catalog.pg_aggregate),
  ARRAY(SELECT ROW(oid) FROM pg_catalog.pg_class WHERE relnamespace = 11 AND relkind IN ('r', 'v', 'm', 'f', 'p'))`;

const catalogueLimits: Limits = { ms: 5_000, rows: 10, bytes: 8 * 1024 * 1024 };

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
): Promise<ProbesObservation | ProbesStopped> {
  const replies: ProbeReply[] = [];
  const before = check.kind === "schema" ? `${freshSession}; BEGIN` : freshSession;
  await prepare(freshSession, engine, limits);
  const catalogue = await fingerprintOf(engine);
  for (const { sql } of check.probes) {
    await prepare(before, engine, limits);
    const outcomes = await engine.run(sql, limits);
    const reply = replyOf(outcomes, sql);
    if ("stopped" in reply) return reply;
    // A deferred constraint looks at the end of the transaction, which is undone: it is asked to look now.
    if ("code" in reply || check.kind === "state") replies.push(reply);
    else {
      const late = (await engine.run("SET CONSTRAINTS ALL IMMEDIATE", limits)).at(-1);
      replies.push(late?.kind === "error" ? failed(late) : reply);
    }
  }
  return { kind: check.kind, replies, catalogue };
}

function replyOf(outcomes: Outcome[], sql: string): ProbeReply | ProbesStopped {
  const last = outcomes.at(-1);
  if (last?.kind === "stopped") return { stopped: last.limit };
  if (last?.kind === "error") return failed(last);
  if (last?.kind !== "rows") throw new GradingFailed(`A probe ended with ${last?.kind ?? "nothing"}: ${sql}`);
  if (last.truncated) return { stopped: "rows" };
  return { result: resultsOf(outcomes).at(-1) ?? { columns: [], rows: [] }, rowCount: last.rowCount };
}

const failed = ({ code, raised }: ErrorOutcome): ProbeReply => ({ code, ...(raised && { raised }) });

async function fingerprintOf(engine: Engine): Promise<string> {
  const last = (await engine.run(catalogueQuery, catalogueLimits)).at(-1);
  // An answer that leaves nothing of the catalogue to read has changed it.
  if (last?.kind !== "rows" || last.truncated)
    return `unreadable: ${last?.kind === "error" ? last.message : (last?.kind ?? "")}`;
  // Where a row lies says nothing.
  const tables = last.rows.flatMap((row) => row.map((cell) => (cell ?? "").split('","').sort().join()));
  return hash53(tables.join("\n"));
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
  if (expected.catalogue !== got.catalogue) {
    const says = "PostgreSQL's own functions, operators or tables were changed, so nothing can be looked at.";
    return { kind: "probe", says, sql: "", expected: null, got: null };
  }
  for (const [i, { sql, says }] of check.probes.entries()) {
    const wanted = expected.replies[i];
    const reply = got.replies[i];
    if (!wanted || !reply) throw new GradingFailed("A probe has no reply.");
    // Who writes down the code of a constraint has none; where the reference raises it, an answer may.
    const trusted = "code" in wanted && wanted.raised === true;
    const codes = { expected: codeOf(wanted, true), got: codeOf(reply, trusted) };
    if (codes.expected !== codes.got) return { kind: "probe", says, sql, ...codes };
    if (!("result" in wanted) || !("result" in reply)) continue;
    // A rule that does something else instead lets the statement pass, and nothing comes of it.
    if (check.kind === "schema" && wanted.rowCount !== reply.rowCount) {
      return {
        kind: "probe",
        says,
        sql,
        expected: `${wanted.rowCount ?? "no"} rows`,
        got: `${reply.rowCount ?? "no"} rows`,
      };
    }
    if (check.kind === "schema") continue;
    const rows = compareResults(wanted.result, reply.result, probePolicy);
    if (rows) return { kind: "probe", says, sql, rows, ...codes };
  }
  return undefined;
}

/** A text that two observations share exactly when no probe tells them apart. */
export function printProbes({ kind, replies, catalogue }: ProbesObservation): string {
  return [
    catalogue,
    ...replies.map((reply) => ("code" in reply ? codeOf(reply, false) : printReply(kind, reply))),
  ].join("\n\n");
}

function printReply(
  kind: ProbesObservation["kind"],
  { result, rowCount }: Extract<ProbeReply, { result: Result }>,
): string {
  return kind === "schema"
    ? `passed ${rowCount ?? ""}`
    : normalized(result).rows.map(rowKey).sort().join("\n");
}

function codeOf(reply: ProbeReply, trusted: boolean): string | null {
  if (!("code" in reply)) return null;
  return reply.raised && !trusted ? byHand(reply.code) : reply.code;
}
