/// <reference lib="webworker" />
// Timers: Node and browser both have them, but plain ES2023 does not know them.

import type { Database } from "./database";
import type { Call, ProgramOutcome, SentStatement } from "./outcome";
import type { ProgramAsk, ProgramTell } from "./program-messages";
import type { Programs, RunOptions } from "./programs";

/** A worker of Node or of the browser, reduced to what programs need. */
export interface ProgramThread {
  post(ask: ProgramAsk): void;
  /** Called once, before the first `post`. `fail` may come at any time after. */
  listen(tell: (message: ProgramTell) => void, fail: (cause: Error) => void): void;
  terminate(): Promise<unknown> | void;
}

/** Milliseconds after its time limit in which a program may still end by itself; then its thread is ended. */
export const patience = 500;

/** Programs in a thread that is kept between runs, and replaced after a run that had to be ended. They run one after the other. */
export class ThreadedPrograms implements Programs {
  private thread: Promise<OpenThread> | undefined;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly spawn: () => Promise<ProgramThread> | ProgramThread) {}

  run(source: string, call: Call, database: Database, options: RunOptions): Promise<ProgramOutcome> {
    const turn = this.queue.then(() => this.runNow(source, call, database, options));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.queue;
    await this.discard();
  }

  private async runNow(
    source: string,
    call: Call,
    database: Database,
    { limits, now }: RunOptions,
  ): Promise<ProgramOutcome> {
    this.thread ??= OpenThread.open(this.spawn);
    try {
      const thread = await this.thread;
      const end = await thread.run({ kind: "run", source, call, limits, now }, database);
      if (end.kind === "outcome") return end.outcome;
      await this.discard();
      return { kind: "stopped", limit: "time", sent: end.sent };
    } catch (cause) {
      await this.discard();
      throw cause;
    }
  }

  private async discard(): Promise<void> {
    const thread = await this.thread?.catch(() => undefined);
    this.thread = undefined;
    await thread?.terminate();
  }
}

/** How a run in a thread ended: by itself, or not in time. */
type RunEnd = { kind: "outcome"; outcome: ProgramOutcome } | { kind: "late"; sent: SentStatement[] };

/** One thread with quickjs in it. */
class OpenThread {
  private onTell: (message: ProgramTell) => void = () => {};
  private onFail: (cause: Error) => void = () => {};
  private gone: Error | undefined;

  private constructor(private readonly thread: ProgramThread) {
    thread.listen(
      (message) => this.onTell(message),
      (cause) => {
        this.gone ??= cause;
        this.onFail(cause);
      },
    );
  }

  /** A thread that says it is ready. */
  static async open(spawn: () => Promise<ProgramThread> | ProgramThread): Promise<OpenThread> {
    const open = new OpenThread(await spawn());
    await new Promise<void>((done, fail) => {
      open.onFail = fail;
      open.onTell = (message) => {
        if (message.kind === "ready") done();
        else
          fail(new Error(message.kind === "failed" ? message.message : `"${message.kind}" before "ready"`));
      };
    });
    return open;
  }

  async run(ask: Extract<ProgramAsk, { kind: "run" }>, database: Database): Promise<RunEnd> {
    const sent: SentStatement[] = [];
    let asked: Promise<unknown> = Promise.resolve();
    let over = false;
    let clock: ReturnType<typeof setTimeout> | undefined;
    const end = new Promise<RunEnd>((done, fail) => {
      if (this.gone) return fail(this.gone);
      this.onFail = fail;
      const answer = async (text: string, values: unknown[] | undefined): Promise<void> => {
        const reply = await database.query(text, values);
        if (!over) this.thread.post({ kind: "reply", reply });
      };
      this.onTell = (message) => {
        if (message.kind === "outcome") return done(message);
        if (message.kind !== "query") {
          return fail(new Error(message.kind === "failed" ? message.message : `told "${message.kind}"`));
        }
        sent.push({ text: message.text, values: message.values });
        asked = answer(message.text, message.values).catch(fail);
      };
      clock = setTimeout(() => done({ kind: "late", sent }), ask.limits.ms + patience);
      this.thread.post(ask);
    });
    try {
      return await end;
    } finally {
      over = true;
      clearTimeout(clock);
      // A statement under way ends before anybody else uses the database.
      await asked;
    }
  }

  async terminate(): Promise<void> {
    await this.thread.terminate();
  }
}
