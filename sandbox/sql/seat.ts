import type { Dataset, Limits } from "../engine";
import type { Outcome } from "../outcome";
import type { ResetReply } from "./room";
import type { Ask, Tell } from "./worker-messages";

/** A worker of Node or of the browser, reduced to what an engine needs. */
export interface Thread {
  post(ask: Ask): void;
  /** Called once, before the first `post`. `fail` may come at any time after. */
  listen(tell: (message: Tell) => void, fail: (cause: ThreadFailure) => void): void;
  terminate(): Promise<void> | void;
}

/** Why a thread is gone. */
export interface ThreadFailure {
  kind: "stopped" | "memory" | "crashed";
  message: string;
}

/** Thrown when the thread ends before it has answered. */
export class ThreadGone extends Error {
  constructor(readonly failure: ThreadFailure) {
    super(failure.message);
  }
}

/** One thread with one room in it, asked one question at a time. */
export class Seat {
  private waiting: { done: (message: Tell) => void; fail: (cause: Error) => void } | undefined;
  private onOutcome: (outcome: Outcome) => void = () => {};
  private gone: ThreadGone | undefined;
  private withoutSnapshot: string | undefined;

  constructor(private readonly thread: Thread) {
    thread.listen(
      (message) => this.heard(message),
      (failure) => this.end(failure),
    );
  }

  async open(files: Extract<Ask, { kind: "open" }>["files"], snapshot = true): Promise<void> {
    const answer = await this.ask({ kind: "open", files, snapshot });
    if (answer.kind === "opened") this.withoutSnapshot = answer.fallback;
  }

  /** Why this room cannot be reset in place, so that each reset takes a fresh one; undefined when it can. */
  get fallback(): string | undefined {
    return this.withoutSnapshot;
  }

  async reset(dataset: Dataset): Promise<ResetReply> {
    const answer = await this.ask({ kind: "reset", dataset });
    if (answer.kind !== "reset") throw new Error(`a worker answered "${answer.kind}" to "reset"`);
    return answer.reply;
  }

  async run(text: string, limits: Limits, onOutcome: (outcome: Outcome) => void): Promise<void> {
    this.onOutcome = onOutcome;
    await this.ask({ kind: "run", text, limits });
  }

  /** Ends the thread whatever it is doing; the question that waits rejects with `ThreadGone`. */
  async stop(message: string): Promise<void> {
    this.end({ kind: "stopped", message });
    await this.thread.terminate();
  }

  private ask(ask: Ask): Promise<Tell> {
    return new Promise((done, fail) => {
      if (this.gone) return fail(this.gone);
      this.waiting = { done, fail };
      this.thread.post(ask);
    });
  }

  private heard(message: Tell): void {
    if (this.gone) return;
    if (message.kind === "outcome") return this.onOutcome(message.outcome);
    const waiting = this.waiting;
    this.waiting = undefined;
    if (message.kind === "failed") waiting?.fail(new Error(message.message));
    else waiting?.done(message);
  }

  private end(failure: ThreadFailure): void {
    this.gone ??= new ThreadGone(failure);
    this.waiting?.fail(this.gone);
    this.waiting = undefined;
  }
}
