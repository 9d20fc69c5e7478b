import type { Database, QueryReply } from "./database";
import { runProgram } from "./program";
import type { ProgramAsk, ProgramTell } from "./program-messages";
import { type LoadQuickJs, QuickJs } from "./quickjs";

/** The thread's side of the conversation: runs what it is sent, and asks the host for the rows. */
export function servePrograms(
  load: LoadQuickJs,
  tell: (message: ProgramTell) => void,
): (ask: ProgramAsk) => Promise<void> {
  const quickjs = new QuickJs(load);
  let waiting: ((reply: QueryReply) => void) | undefined;
  const database: Database = {
    query: (text, values) =>
      new Promise((done) => {
        waiting = done;
        tell({ kind: "query", text, values });
      }),
  };
  const failed = (cause: unknown): void => tell({ kind: "failed", message: String(cause) });
  // The first program does not pay for the start.
  void quickjs.take().then((instance) => {
    quickjs.giveBack(instance);
    tell({ kind: "ready" });
  }, failed);
  return async (ask) => {
    if (ask.kind === "reply") {
      const done = waiting;
      waiting = undefined;
      return done?.(ask.reply);
    }
    const { source, call, limits, now } = ask;
    try {
      tell({ kind: "outcome", outcome: await runProgram(quickjs, source, call, database, { limits, now }) });
    } catch (cause) {
      failed(cause);
    }
  };
}
