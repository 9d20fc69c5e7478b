import { protocol, type messages } from "@electric-sql/pglite";
import type { ErrorOutcome, Notice, Value } from "../outcome";

/** What the server sent for one statement, sorted but not yet named. */
export interface StatementReply {
  /** One for a query; none for what gives no rows; several where a rule gives them. */
  results: ReplyResult[];
  command: string | undefined;
  error: ServerError | undefined;
  notices: Notice[];
  /** False: the engine broke off, and whatever came is not an answer. */
  ready: boolean;
}

/** Rows that came after one description of their columns. */
export interface ReplyResult {
  /** Undefined for the lines of COPY TO STDOUT, which have no columns. */
  fields: messages.RowDescriptionMessage["fields"] | undefined;
  rows: Value[][];
  rowsSeen: number;
}

/** An error of the server, its position still counted in the statement alone. */
export type ServerError = Omit<ErrorOutcome, "kind" | "notices">;

/** Reads the raw reply of one simple query. Keeps at most `rowLimit` rows of a result. */
export function readReply(bytes: Uint8Array, rowLimit: number): StatementReply {
  const reader = new ReplyReader(rowLimit);
  new protocol.Parser().parse(bytes, (message) => reader.read(message));
  return reader.end();
}

class ReplyReader {
  private readonly reply: StatementReply = {
    results: [],
    command: undefined,
    error: undefined,
    notices: [],
    ready: false,
  };
  private readonly decoder = new TextDecoder();
  private copied = "";

  constructor(private readonly rowLimit: number) {}

  read(message: messages.BackendMessage): void {
    const { reply } = this;
    reply.ready = message.name === "readyForQuery";
    switch (message.name) {
      case "rowDescription":
        this.begin((message as messages.RowDescriptionMessage).fields);
        break;
      case "dataRow":
        this.keep((message as messages.DataRowMessage).fields);
        break;
      case "copyData":
        this.copied += this.decoder.decode((message as messages.CopyDataMessage).chunk, { stream: true });
        break;
      case "commandComplete":
        reply.command = (message as messages.CommandCompleteMessage).text;
        break;
      case "emptyQuery":
        reply.command = "";
        break;
      case "notice":
        reply.notices.push(noticeOf(message as messages.NoticeMessage));
        break;
      case "error":
        reply.error ??= errorOf(message as messages.DatabaseError);
        break;
      default:
        break; // the others say nothing about a statement's result
    }
  }

  end(): StatementReply {
    if (this.copied !== "") {
      this.begin(undefined);
      for (const line of this.copied.replace(/\n$/, "").split("\n")) this.keep([line]);
    }
    return this.reply;
  }

  private begin(fields: ReplyResult["fields"]): void {
    this.reply.results.push({ fields, rows: [], rowsSeen: 0 });
  }

  private keep(row: Value[]): void {
    const result = this.reply.results.at(-1);
    if (!result) return;
    result.rowsSeen += 1;
    if (result.rows.length < this.rowLimit) result.rows.push(row);
  }
}

function noticeOf(message: messages.NoticeMessage): Notice {
  return {
    severity: message.severity ?? "NOTICE",
    code: message.code ?? "00000",
    message: message.message ?? "",
  };
}

function errorOf(message: messages.DatabaseError): ServerError {
  return {
    code: message.code ?? "XX000",
    message: message.message,
    ...(message.position === undefined ? {} : { position: Number(message.position) }),
    ...(message.hint === undefined ? {} : { hint: message.hint }),
    ...(message.detail === undefined ? {} : { detail: message.detail }),
    ...(message.routine === raise ? { raised: true as const } : {}),
  };
}

/** The function of PostgreSQL's source that runs a RAISE (pl_exec.c). */
const raise = "exec_stmt_raise";
