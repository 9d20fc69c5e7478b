import type { RecordedOutcome } from "@/content/course";
import type { Outcome, StoppedOutcome } from "@/sandbox/outcome";
import { duration } from "./duration";
import { describeReply } from "./reply/reply-words";

/** An outcome of a run or of a record. */
export type AnyOutcome = Outcome | RecordedOutcome;
type AnyRows = Extract<AnyOutcome, { kind: "rows" }>;

const integer = new Intl.NumberFormat("en");

/** `1 row`, `12,410 rows`. */
export function countRows(count: number): string {
  return `${integer.format(count)} ${count === 1 ? "row" : "rows"}`;
}

const verbs: Record<string, string> = {
  INSERT: "inserted",
  UPDATE: "updated",
  DELETE: "deleted",
  MERGE: "merged",
  COPY: "copied",
  // Of CREATE TABLE ... AS: a query without a result set.
  SELECT: "stored",
};

/** What a statement that ran did: `4 rows`, `3 rows updated`, `CREATE TABLE: done`. */
export function describeRows(outcome: AnyRows): string {
  const verb = verbs[outcome.command.split(" ")[0] ?? ""];
  if (outcome.columns.length > 0) return countRows(outcome.rowCount ?? outcome.rows.length);
  if (verb && outcome.rowCount !== null) return `${countRows(outcome.rowCount)} ${verb}`;
  return outcome.command === "" ? "Nothing to run" : `${outcome.command}: done`;
}

/** The line that stands under a result of which not every row is shown; undefined when all are. */
export function describeCut(outcome: AnyRows): string | undefined {
  if (!outcome.truncated) return undefined;
  const all = outcome.rowCount === null ? "more" : integer.format(outcome.rowCount);
  return `${integer.format(outcome.rows.length)} of ${all} rows shown.`;
}

const limits: Record<StoppedOutcome["limit"], string> = {
  time: "Stopped: your query ran longer than 5 seconds.",
  rows: "Stopped: the result has too many rows for this page.",
  bytes: "Stopped: the result is larger than 8 MB.",
  memory: "Stopped: the query needed more than 256 MB of memory.",
  person: "Stopped: you pressed Stop.",
};

/** One sentence for a stop. */
export function describeStop(limit: StoppedOutcome["limit"]): string {
  return limits[limit];
}

/** The text beside Run after a run. */
export function describeRun(outcomes: readonly AnyOutcome[]): string {
  const last = outcomes.at(-1);
  if (!last) return "Nothing to run: the text holds no statement.";
  switch (last.kind) {
    case "rows":
      return describeAllRows(outcomes.filter((one): one is AnyRows => one.kind === "rows"));
    case "error":
      return `Error ${last.code}`;
    case "stopped":
      return describeStop(last.limit);
    case "broken":
      return "Failed on our side";
    case "reply":
      return outcomes.length === 1
        ? describeReply(last)
        : `${integer.format(outcomes.length)} replies, the last ${describeReply(last)}`;
  }
}

function describeAllRows(outcomes: AnyRows[]): string {
  const [first] = outcomes;
  const ms = outcomes.reduce((sum, one) => sum + (one.ms ?? 0), 0);
  const what =
    outcomes.length === 1 && first ? describeRows(first) : `${integer.format(outcomes.length)} statements`;
  return outcomes.some((one) => one.ms === null) ? what : `${what}, ${duration(ms)}`;
}
