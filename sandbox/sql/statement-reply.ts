import { protocol, type messages } from "@electric-sql/pglite";
import type { ErrorOutcome, Notice, Value } from "../outcome";

/** What the server sent for one statement, sorted but not yet named. */
export interface StatementReply {
  fields: messages.RowDescriptionMessage["fields"];
  rows: Value[][];
  rowsSeen: number;
  /** True when the rows are lines of COPY TO STDOUT, which have no columns. */
  copied: boolean;
  command: string | undefined;
  error: ServerError | undefined;
  notices: Notice[];
  /** False: the engine broke off, and whatever came is not an answer. */
  ready: boolean;
}

/** An error of the server, its position still counted in the statement alone. */
export type ServerError = Omit<ErrorOutcome, "kind" | "notices">;

/** Reads the raw reply of one simple query. Keeps at most `rowLimit` rows. */
export function readReply(bytes: Uint8Array, rowLimit: number): StatementReply {
  const reply: StatementReply = {
    fields: [],
    rows: [],
    rowsSeen: 0,
    copied: false,
    command: undefined,
    error: undefined,
    notices: [],
    ready: false,
  };
  const copied = new TextDecoder();
  let copyText = "";
  const keep = (row: Value[]): void => {
    reply.rowsSeen += 1;
    if (reply.rows.length < rowLimit) reply.rows.push(row);
  };
  new protocol.Parser().parse(bytes, (message) => {
    reply.ready = message.name === "readyForQuery";
    switch (message.name) {
      case "rowDescription":
        reply.fields = (message as messages.RowDescriptionMessage).fields;
        break;
      case "dataRow":
        keep((message as messages.DataRowMessage).fields);
        break;
      case "copyData":
        copyText += copied.decode((message as messages.CopyDataMessage).chunk, { stream: true });
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
  });
  reply.copied = copyText !== "";
  if (reply.copied) for (const line of copyText.replace(/\n$/, "").split("\n")) keep([line]);
  return reply;
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
  };
}
