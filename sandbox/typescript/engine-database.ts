import type { Engine, Limits } from "../engine";
import type { ErrorOutcome, Outcome, RowsOutcome, StoppedOutcome } from "../outcome";
import { type BoundText, boundText, wrongCount } from "./bound-text";
import type { Database, QueryError, QueryReply, QueryResult } from "./database";
import { zeroByte } from "./literal";
import { pgValue } from "./pg-value";

// Unique in the process: after a failed statement the prepared one stays behind in its session.
let prepared = 0;

/**
 * A database for programs over the port, with values. Several statements in one text give the result of the last, where `pg` gives
 * all of them. Rejects when the engine breaks.
 */
export function engineDatabase(engine: Pick<Engine, "run">, limits: Limits): Database {
  return {
    query: (text, values) =>
      values === undefined || values.length === 0
        ? plain(engine, limits, text)
        : bound(engine, limits, text, values),
  };
}

async function plain(engine: Pick<Engine, "run">, limits: Limits, text: string): Promise<QueryReply> {
  if (text.includes("\0")) return { error: zeroByte };
  const last = (await engine.run(text, limits)).at(-1);
  return last ? replyOf(last, limits) : empty;
}

async function bound(
  engine: Pick<Engine, "run">,
  limits: Limits,
  text: string,
  values: unknown[],
): Promise<QueryReply> {
  const name = `rowhouse_${(prepared += 1)}`;
  const whole = boundText(text, values, name);
  if ("error" in whole) return whole;
  const outcomes = await engine.run(whole.text, limits);
  const [prepare, anyParameter, execute] = outcomes;
  if (prepare?.kind === "rows" && anyParameter?.kind === "error")
    return { error: wrongCount(values.length, 0) };
  const answer = outcomes.find((outcome) => outcome.kind !== "rows") ?? execute;
  if (!answer) throw new Error("the engine answered fewer statements than it was given");
  if (answer.kind === "error") return { error: inText(answer, whole, values.length) };
  return replyOf(answer, limits);
}

function replyOf(outcome: Outcome, limits: Limits): QueryReply {
  switch (outcome.kind) {
    case "rows":
      return outcome.truncated ? { error: tooManyRows(limits) } : resultOf(outcome);
    case "error":
      return { error: errorOf(outcome) };
    case "stopped":
      return { error: stoppedError(outcome, limits) };
    case "broken":
      throw new Error(`the engine broke: ${outcome.reason}`);
    case "reply":
      throw new Error("an engine of SQL gave no rows but a reply");
  }
}

function resultOf({ columns, rows, command, rowCount }: RowsOutcome): QueryResult {
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) => row.map((cell, i) => pgValue(cell, columns[i]?.oid ?? 0))),
    command: /^[A-Z]+/.exec(command)?.[0] ?? "",
    rowCount,
  };
}

function errorOf({ code, message, position, detail, hint }: ErrorOutcome): QueryError {
  return {
    code,
    message,
    ...(position === undefined ? {} : { position }),
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** The error as the extended protocol would give it: its place in the learner's statement, nothing of PREPARE and EXECUTE. */
function inText(outcome: ErrorOutcome, { offset, length }: BoundText, given: number): QueryError {
  const needed = /^Expected (\d+) parameters? but got \d+\.$/.exec(outcome.detail ?? "")?.[1];
  if (needed !== undefined && outcome.message.startsWith("wrong number of parameters")) {
    return wrongCount(given, Number(needed));
  }
  const { position, ...error } = errorOf(outcome);
  const own = (position ?? 0) - offset;
  return own >= 1 && own <= length + 1 ? { ...error, position: own } : error;
}

const empty: QueryResult = { columns: [], rows: [], command: "", rowCount: null };

const tooManyRows = ({ rows }: Limits): QueryError => ({
  code: "54000",
  message: `The result has more than ${rows} rows, the most that fit here.`,
});

const stoppedError = ({ limit }: StoppedOutcome, { ms }: Limits): QueryError => ({
  code: "57014",
  message:
    limit === "time"
      ? `The statement was stopped: it ran longer than ${ms} ms.`
      : `The statement was stopped by the limit of ${limit}.`,
});
