import { protocol, type PGlite } from "@electric-sql/pglite";
import type { Limits } from "../engine";
import type { ErrorOutcome, Outcome, RowsOutcome } from "../outcome";
import type { Internals } from "./internals";
import { readReply, type ReplyResult, type StatementReply } from "./statement-reply";
import { splitStatements, type Statement } from "./split";
import { TypeNames } from "./type-names";

const noStandardInput = "there is no standard input here; write the rows with INSERT ... VALUES";

/**
 * Runs a text on a PGlite instance as psql would run a file: each statement by itself, autocommit unless a transaction is open.
 * Time is not limited here: a running statement blocks the thread, so the limit is held from outside.
 */
export class Session {
  readonly types = new TypeNames();

  constructor(
    private readonly pg: PGlite,
    private readonly internals: Internals | undefined,
  ) {}

  /** One outcome per statement, or per result where a rule makes one statement give several, told as it comes; the first that is not rows ends the list. */
  async run(text: string, limits: Limits, tell: (outcome: Outcome) => void = () => {}): Promise<Outcome[]> {
    const split = splitStatements(text);
    const outcomes: Outcome[] = [];
    const add = (outcome: Outcome): void => {
      outcomes.push(outcome);
      tell(outcome);
    };
    let bytesLeft = limits.bytes;
    for (const statement of split.statements) {
      const { found, bytes } = await this.runStatement(statement, text, { ...limits, bytes: bytesLeft });
      for (const outcome of found) add(outcome);
      if (outcomes.at(-1)?.kind !== "rows") return outcomes;
      bytesLeft -= bytes;
    }
    if (!split.ok) {
      const position = characters(text, split.offset) + 1;
      add({ kind: "error", code: "42601", message: split.message, hint: split.hint, position, notices: [] });
    }
    return outcomes;
  }

  /** Rows of one statement that we wrote ourselves, as text. */
  readonly askText = async (sql: string): Promise<(string | null)[][]> => {
    const { chunks } = await this.send(sql, Number.POSITIVE_INFINITY);
    const reply = readReply(joined(chunks), Number.POSITIVE_INFINITY);
    if (reply.error) throw new Error(`${reply.error.code} ${reply.error.message}`);
    if (!reply.ready) throw new Error("the engine gave no complete reply");
    return reply.results[0]?.rows ?? [];
  };

  private async runStatement(
    statement: Statement,
    text: string,
    limits: Limits,
  ): Promise<{ found: Outcome[]; bytes: number }> {
    const started = performance.now();
    const sent = await this.send(statement.text, limits.bytes).catch(asFailure);
    if ("failure" in sent) return { found: [{ kind: "broken", reason: sent.failure }], bytes: 0 };
    if (sent.stopped) return { found: [{ kind: "stopped", limit: "bytes" }], bytes: sent.bytes };
    const reply = readReply(joined(sent.chunks), limits.rows);
    const ms = performance.now() - started;
    return { found: await this.outcomesOf(reply, statement, text, ms), bytes: sent.bytes };
  }

  private async outcomesOf(
    reply: StatementReply,
    statement: Statement,
    text: string,
    ms: number,
  ): Promise<Outcome[]> {
    if (!reply.ready) return [{ kind: "broken", reason: "the reply broke off before its end" }];
    if (reply.error) return [errorOutcome(reply, statement, text)];
    if (reply.command === undefined) return [{ kind: "broken", reason: "the reply had no command tag" }];
    const results: ReplyResult[] =
      reply.results.length > 0 ? reply.results : [{ fields: [], rows: [], rowsSeen: 0 }];
    const found: Outcome[] = [];
    for (const result of results) found.push(await this.rowsOutcome(reply, result, ms));
    return found;
  }

  private async rowsOutcome(reply: StatementReply, result: ReplyResult, ms: number): Promise<RowsOutcome> {
    const columns = result.fields
      ? await this.types.columns(result.fields, this.askText)
      : [{ name: "copy", type: "text", oid: 25 }];
    const count = /^[A-Z ]+(?: 0)? (\d+)$/.exec(reply.command ?? "")?.[1];
    return {
      kind: "rows",
      columns,
      rows: result.rows,
      rowCount: count === undefined ? null : Number(count),
      truncated: result.rowsSeen > result.rows.length,
      command: reply.command ?? "",
      notices: reply.notices,
      ms,
    };
  }

  /** Sends one simple query and gathers the raw reply; past `byteLimit` it cancels the query from inside and drops the rest. */
  private async send(
    sql: string,
    byteLimit: number,
  ): Promise<{ chunks: Uint8Array[]; bytes: number; stopped: boolean }> {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    const onRawData = (data: Uint8Array): void => {
      bytes += data.length;
      // The bytes lie in WebAssembly memory and change with the next message.
      if (bytes <= byteLimit) chunks.push(data.slice());
      else this.cancel();
    };
    // CopyFail is ignored unless COPY FROM STDIN waits for rows, which would otherwise hang the thread for ever.
    const message = joined([protocol.serialize.query(sql), protocol.serialize.copyFail(noStandardInput)]);
    await this.pg.execProtocolRawStream(message, { syncToFs: false, onRawData });
    return { chunks, bytes, stopped: bytes > byteLimit };
  }

  private cancel(): void {
    if (!this.internals) return;
    const words = new Int32Array(this.internals.HEAPU8.buffer);
    words[this.internals._QueryCancelPending >> 2] = 1;
    words[this.internals._InterruptPending >> 2] = 1;
  }
}

function errorOutcome(reply: StatementReply, statement: Statement, text: string): ErrorOutcome {
  const { position, ...error } = reply.error ?? { code: "XX000", message: "" };
  const inText = position === undefined ? {} : { position: characters(text, statement.start) + position };
  return { kind: "error", ...error, ...inText, notices: reply.notices };
}

/** Code points in the first `end` UTF-16 units: PostgreSQL counts characters, JavaScript counts units. */
function characters(text: string, end: number): number {
  return [...text.slice(0, end)].length;
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const asFailure = (cause: unknown): { failure: string } => ({
  failure: cause instanceof Error ? cause.message : String(cause),
});
