import type { Dataset, Engine, Limits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import type { BrowserEngine, EngineState } from "@/sandbox/browser-engine";
import { StartFailure } from "@/sandbox/start-failure";
import { createEngine } from "./create-engine";

/** Something to run on an engine of the tab. */
export interface Job {
  /** The dataset to start from; without one, the rows stay as the last job left them. */
  dataset?: () => Promise<Dataset>;
  /** Texts to replay first, whatever they end with; a stop or break in one of them ends the job. */
  before: string[];
  text: string;
  limits: Limits;
  /** Called when the text itself begins to run. */
  onStart?: () => void;
}

/** How a job ended. */
export type JobEnd =
  | { kind: "ran"; outcomes: Outcome[]; ms: number }
  | { kind: "unavailable"; why: Unavailable };

/** Why nothing can run here now. `retry` says whether another try can help. */
export interface Unavailable {
  reason: "unsupported" | "offline" | "download" | "crashed";
  detail: string;
  retry: boolean;
}

/** One engine for all blocks of its kind in a tab: jobs take turns, each from reset to its last outcome. */
export class PageEngine {
  private opening: Promise<BrowserEngine> | undefined;
  private engine: BrowserEngine | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private readonly stopped = new Set<Job>();

  /** @param address see `PageSources.engine` */
  constructor(private readonly address: string) {}

  run(job: Job): Promise<JobEnd> {
    const turn = this.queue.then(() => this.inTurn(job));
    this.queue = turn;
    return turn;
  }

  /** Lends the engine to work of several runs, in turn with the jobs. Rejects when the engine cannot start, or with what the work throws. */
  use<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    const turn = this.queue.then(async () => work(await this.open()));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the run under way of whoever uses the engine. */
  stopUse(): void {
    this.engine?.stop();
  }

  /** Ends a job, whether it runs or still waits for its turn. */
  stop(job: Job): void {
    this.stopped.add(job);
    if (this.current === job) this.engine?.stop();
  }

  getState = (): EngineState => this.engine?.getState() ?? { kind: "idle" };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private current: Job | undefined;

  private async inTurn(job: Job): Promise<JobEnd> {
    this.current = job;
    try {
      return await this.runNow(job);
    } catch (cause) {
      return { kind: "unavailable", why: asUnavailable(cause) };
    } finally {
      this.current = undefined;
      this.stopped.delete(job);
    }
  }

  private async runNow(job: Job): Promise<JobEnd> {
    // The dataset arrives while the engine starts.
    const [engine, dataset] = await Promise.all([this.open(), job.dataset?.()]);
    if (dataset) await engine.reset(dataset);
    for (const text of job.before) {
      if (this.stopped.has(job)) break;
      const outcomes = await engine.run(text, job.limits);
      const last = outcomes.at(-1)?.kind;
      if (last === "stopped" || last === "broken") return { kind: "ran", outcomes, ms: 0 };
    }
    if (this.stopped.has(job))
      return { kind: "ran", outcomes: [{ kind: "stopped", limit: "person" }], ms: 0 };
    job.onStart?.();
    const started = performance.now();
    const outcomes = await engine.run(job.text, job.limits);
    return { kind: "ran", outcomes, ms: performance.now() - started };
  }

  private open(): Promise<BrowserEngine> {
    this.opening ??= this.create().catch((cause: unknown) => {
      this.opening = undefined;
      throw cause;
    });
    return this.opening;
  }

  private async create(): Promise<BrowserEngine> {
    const engine = await createEngine(this.address);
    engine.subscribe(() => {
      for (const listener of this.listeners) listener();
    });
    this.engine = engine;
    return engine;
  }
}

/** Why the engine, or what belongs to it, is not here. */
export function asUnavailable(cause: unknown): Unavailable {
  const detail = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof StartFailure && cause.reason !== "download") {
    return { reason: cause.reason, detail, retry: cause.retry };
  }
  const network = cause instanceof StartFailure || cause instanceof TypeError || !navigator.onLine;
  if (!network) return { reason: "crashed", detail, retry: true };
  return { reason: navigator.onLine ? "download" : "offline", detail, retry: true };
}

const shared = new Map<string, PageEngine>();

/** The engine of this tab at an address. It lives as long as the tab, across pages of the course. */
export function pageEngine(address: string): PageEngine {
  const known = shared.get(address) ?? new PageEngine(address);
  shared.set(address, known);
  return known;
}
