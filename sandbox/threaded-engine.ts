/// <reference lib="webworker" />
// Timers: Node and browser both have them, but plain ES2023 does not know them.

import type { Dataset, Limits } from "./engine";
import type { EngineAsk, EngineTell } from "./engine-messages";
import type { Outcome } from "./outcome";
import type { BrowserEngine, EngineState } from "./browser-engine";
import { StartFailure } from "./start-failure";

/** A worker, reduced to what an engine in it needs. */
export interface EngineThread {
  post(ask: EngineAsk): void;
  /** Called once, before the first `post`. `fail` may come at any time after. */
  listen(tell: (message: EngineTell) => void, fail: (message: string) => void): void;
  terminate(): void;
}

/** Milliseconds after its time limit in which a run may still end by itself; then its thread is ended. */
const patience = 500;

type Ended = EngineTell | { kind: "late" } | { kind: "stopped" } | { kind: "crashed"; message: string };

/**
 * An engine in a thread of the page, held from outside: a run that does not end in time, or is stopped by a person, takes its
 * thread with it. The next one starts in a fresh thread, from the first state of the dataset. Questions take turns.
 */
export class ThreadedEngine implements BrowserEngine {
  private state: EngineState = { kind: "idle" };
  private readonly listeners = new Set<() => void>();
  private thread: EngineThread | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** Ends the question that waits for an answer. */
  private end: ((ended: Ended) => void) | undefined;
  private dataset: Dataset | undefined;
  /** Versions of the datasets that the thread holds. */
  private readonly posted = new Set<string>();
  private answered = false;

  constructor(private readonly spawn: () => EngineThread) {}

  getState = (): EngineState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Starts the thread before there is anything to ask of it. */
  start(): this {
    this.thread ??= this.open();
    return this;
  }

  reset(dataset: Dataset): Promise<void> {
    return this.inTurn(async () => {
      this.dataset = dataset;
      await this.load();
    });
  }

  run(text: string, limits: Limits): Promise<Outcome[]> {
    return this.inTurn(async () => {
      if (!this.thread && this.dataset) await this.load();
      this.change({ kind: "running" });
      const ended = await this.ask({ kind: "run", text, limits }, limits.ms + patience);
      if (ended.kind === "ran") {
        this.change({ kind: "ready" });
        return ended.outcomes;
      }
      this.discard();
      return [outcomeOf(ended)];
    });
  }

  stop(): void {
    this.end?.({ kind: "stopped" });
  }

  close(): Promise<void> {
    return this.inTurn(async () => {
      this.discard();
      this.change({ kind: "closed" });
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async load(): Promise<void> {
    const { dataset } = this;
    if (!dataset) return;
    const { version } = dataset;
    const known = this.posted.has(version);
    if (!this.thread || !this.answered) this.change({ kind: this.answered ? "restarting" : "starting" });
    const ended = await this.ask(known ? { kind: "return", version } : { kind: "reset", dataset });
    if (ended.kind === "ready") {
      this.posted.add(version);
      this.change({ kind: "ready" });
      return;
    }
    this.discard();
    throw this.failed(ended);
  }

  private failed(ended: Ended): StartFailure {
    const message = "message" in ended ? ended.message : "it was stopped";
    // A thread that never answered did not arrive, mostly for want of a network.
    const failure = new StartFailure(this.answered ? "crashed" : "download", message);
    this.change({ kind: "failed", failure });
    return failure;
  }

  private ask(ask: EngineAsk, ms?: number): Promise<Ended> {
    return new Promise((done) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.end?.({ kind: "late" }), ms);
      this.end = (ended) => {
        this.end = undefined;
        clearTimeout(timer);
        done(ended);
      };
      this.thread ??= this.open();
      this.thread.post(ask);
    });
  }

  private open(): EngineThread {
    const thread = this.spawn();
    thread.listen(
      (message) => {
        this.answered = true;
        this.end?.(message);
      },
      (message) => {
        // Where nobody waits, whoever asks next starts another one, and learns why it fails.
        if (this.end) this.end({ kind: "crashed", message });
        else if (this.thread === thread) this.discard();
      },
    );
    return thread;
  }

  private discard(): void {
    this.thread?.terminate();
    this.thread = undefined;
    this.posted.clear();
  }

  private change(next: EngineState): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

function outcomeOf(ended: Ended): Outcome {
  if (ended.kind === "late") return { kind: "stopped", limit: "time" };
  if (ended.kind === "stopped") return { kind: "stopped", limit: "person" };
  return { kind: "broken", reason: "message" in ended ? ended.message : "the thread gave another answer" };
}
