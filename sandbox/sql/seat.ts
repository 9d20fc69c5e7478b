import type { Dataset, Limits } from "../engine";
import type { Outcome } from "../outcome";
import type { ArchivedState } from "./archived-state";
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

/** Where loaded datasets are kept between processes, by the dataset's version. */
export interface StateArchive {
  /** The state that is kept, else the one that `make` gives, which is kept from now on. Who asks meanwhile waits for it. */
  claim(version: string, make: () => Promise<ArchivedState | undefined>): Promise<ArchivedState | undefined>;
  /** For one that no room could take. */
  drop(version: string): Promise<void>;
}

/** One thread with one room in it, asked one question at a time. */
export class Seat {
  private waiting: { done: (message: Tell) => void; fail: (cause: Error) => void } | undefined;
  private onOutcome: (outcome: Outcome) => void = () => {};
  private gone: ThreadGone | undefined;
  private withoutSnapshot: string | undefined;
  /** Versions of the datasets that the room was told; it may have dropped some. */
  private readonly posted = new Set<string>();

  constructor(
    private readonly thread: Thread,
    private readonly archive?: StateArchive,
  ) {
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
    if (this.posted.has(dataset.version)) {
      const answer = await this.ask({ kind: "return", version: dataset.version });
      if (answer.kind === "returned" && answer.found) return { kind: "ready" };
    }
    this.posted.add(dataset.version);
    if (!this.archive || !dataset.lasting || this.fallback !== undefined) return this.load(dataset);
    return this.claim(dataset, this.archive);
  }

  /** Takes the dataset from the archive, or loads it and puts it there. */
  private async claim(dataset: Dataset, archive: StateArchive): Promise<ResetReply> {
    let loaded: ResetReply | undefined;
    const make = async (): Promise<ArchivedState | undefined> => {
      loaded = await this.load(dataset);
      if (loaded.kind !== "ready") return undefined;
      const answer = await this.ask({ kind: "archive" });
      return answer.kind === "archived" ? answer.state : undefined;
    };
    const state = await archive.claim(dataset.version, make);
    if (loaded) return loaded;
    if (state) {
      const answer = await this.ask({ kind: "adopt", version: dataset.version, state });
      if (answer.kind === "returned" && answer.found) return { kind: "ready" };
      await archive.drop(dataset.version);
    }
    return this.load(dataset);
  }

  private async load(dataset: Dataset): Promise<ResetReply> {
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
