import type { Dataset, Engine, Limits } from "../engine";
import type { Outcome, StoppedOutcome } from "../outcome";
import { type Seat, ThreadGone } from "./seat";

/** What the engine is doing, for whoever shows it. */
export type EngineActivity = "starting" | "ready" | "running" | "restarting" | "closed";

/** The choices of an engine made of workers. */
export interface WorkerEngineOptions {
  /** A new worker with an open room. */
  spawn: () => Promise<Seat>;
  /** When to make the spare: the browser waits until it is idle. */
  whenIdle: (make: () => void) => void;
  onActivity?: (activity: EngineActivity) => void;
  /** Called once when rooms cannot be reset in place: then each reset takes a pre-loaded worker, which costs more. */
  onFallback?: (reason: string) => void;
}

/** An engine of two workers: one runs, a warm one stands by with the same dataset and takes over when the first is ended. */
export class WorkerEngine implements Engine {
  private current: Promise<Seat> | undefined;
  private spare: { seat: Promise<Seat>; version: string | undefined } | undefined;
  private dataset: Dataset | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private stopRun: ((limit: StoppedOutcome["limit"]) => void) | undefined;
  private closed = false;
  private toldFallback = false;

  constructor(private readonly options: WorkerEngineOptions) {}

  reset(dataset: Dataset): Promise<void> {
    return this.inTurn(async () => {
      this.dataset = dataset;
      const seat = await this.seat();
      const reply = await seat.reset(dataset);
      if (reply.kind === "failed") {
        this.dataset = undefined;
        await this.discard();
        throw new Error(reply.message);
      }
      if (reply.kind === "renew") {
        await this.discard();
        await this.seat().catch((cause: unknown) => {
          this.dataset = undefined;
          throw cause;
        });
      }
      this.makeSpare();
      this.tell("ready");
    });
  }

  run(text: string, limits: Limits): Promise<Outcome[]> {
    return this.inTurn(async () => {
      const seat = await this.seat();
      this.tell("running");
      const outcomes: Outcome[] = [];
      const end = await this.runLimited(seat, text, limits, outcomes);
      if (end) {
        outcomes.push(end);
        this.tell("restarting");
        await this.discard();
        await this.seat();
      }
      this.makeSpare();
      this.tell("ready");
      return outcomes;
    });
  }

  /** Ends the run under way, which then ends with `stopped` by `person`. Nothing happens when nothing runs. */
  stop(): void {
    this.stopRun?.("person");
  }

  /** Resolves when the warm spare stands by, at once when there is to be none. */
  async spareReady(): Promise<void> {
    await this.queue.catch(() => undefined);
    await new Promise<void>((done) => this.options.whenIdle(done));
    await this.spare?.seat;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stopRun?.("person");
    await this.queue.catch(() => undefined);
    await this.discard();
    await this.endSeat(this.spare?.seat);
    this.spare = undefined;
    this.tell("closed");
  }

  /** Runs with the clock held here, outside the thread. Gives the outcome that ended the thread, if one did. */
  private async runLimited(
    seat: Seat,
    text: string,
    limits: Limits,
    outcomes: Outcome[],
  ): Promise<Outcome | undefined> {
    let reason: StoppedOutcome["limit"] = "time";
    this.stopRun = (limit) => {
      reason = limit;
      void seat.stop(limit);
    };
    const clock = setTimeout(() => this.stopRun?.("time"), limits.ms);
    try {
      await seat.run(text, limits, (outcome) => outcomes.push(outcome));
      return undefined;
    } catch (cause) {
      if (!(cause instanceof ThreadGone)) return { kind: "broken", reason: String(cause) };
      if (cause.failure.kind === "crashed") return { kind: "broken", reason: cause.message };
      return { kind: "stopped", limit: cause.failure.kind === "memory" ? "memory" : reason };
    } finally {
      clearTimeout(clock);
      this.stopRun = undefined;
    }
  }

  /** The seat that runs: the present one, else the spare, else a new one; with the dataset in it. */
  private seat(): Promise<Seat> {
    if (this.closed) return Promise.reject(new Error("the engine is closed"));
    if (this.current) return this.current;
    this.tell("starting");
    const { spare } = this;
    this.spare = undefined;
    const same = spare?.version === this.dataset?.version;
    const seat = (same && spare?.seat) || this.prepared(this.dataset, spare?.seat);
    this.current = seat;
    seat.catch(() => {
      if (this.current === seat) this.current = undefined;
    });
    return seat;
  }

  /** A seat with the dataset in it: the spare that has another one, where that can be changed in place, or a new one. */
  private async prepared(dataset: Dataset | undefined, spare?: Promise<Seat>): Promise<Seat> {
    const idle = await spare?.catch(() => undefined);
    const reused = idle?.fallback === undefined ? idle : undefined;
    if (!reused) void idle?.stop("another dataset is loaded");
    const seat = reused ?? (await this.options.spawn());
    if (seat.fallback !== undefined && !this.toldFallback) {
      this.toldFallback = true;
      this.options.onFallback?.(seat.fallback);
    }
    if (!dataset) return seat;
    const reply = await seat.reset(dataset);
    if (reply.kind === "ready") return seat;
    await seat.stop("the dataset does not load");
    throw new Error(reply.kind === "failed" ? reply.message : reply.reason);
  }

  private makeSpare(): void {
    if (this.spare || this.closed) return;
    this.options.whenIdle(() => {
      if (this.spare || this.closed) return;
      const seat = this.prepared(this.dataset);
      const spare = { seat, version: this.dataset?.version };
      this.spare = spare;
      // A spare that cannot be made is not an answer to anybody: the next start reports the same failure.
      seat.catch(() => {
        if (this.spare === spare) this.spare = undefined;
      });
    });
  }

  private async discard(): Promise<void> {
    const seat = this.current;
    this.current = undefined;
    await this.endSeat(seat);
  }

  private async endSeat(seat: Promise<Seat> | undefined): Promise<void> {
    const open = await seat?.catch(() => undefined);
    await open?.stop("ended");
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private tell(activity: EngineActivity): void {
    this.options.onActivity?.(activity);
  }
}
