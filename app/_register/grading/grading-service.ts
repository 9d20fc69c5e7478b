import type { Kysely } from "kysely";
import type { Graded } from "@/exercises/server/grading/graded";
import type { Lane, Tables } from "../database/tables";
import { fail, giveBack, type Lease, lease, reclaim, renew } from "../queue/lease";
import { settle } from "../queue/settle";

/** One grader process, as the service sees it. */
export interface GraderProcess {
  /** Grades one answer, once. Rejects when the fault is ours; the next answer then gets a fresh process. */
  grade(exerciseId: string, answer: string): Promise<Graded>;
  /** Starts the process before the first answer needs it. */
  warm(): void;
  close(): void;
}

/** What the service needs of the world. */
export interface GradingWorld {
  db: Kysely<Tables>;
  /** Name of this machine and process in the table of jobs. */
  worker: string;
  graders: GraderProcess[];
  /** Hash of what verdicts on this exercise depend on; undefined when the exercise is gone. */
  graderVersion: (exerciseId: string) => Promise<string | undefined>;
  log: (line: string, facts?: Record<string, unknown>) => void;
}

/** Milliseconds between two looks at the queue, unless somebody wakes the service. */
const pause = 250;
/** Milliseconds between two renewals of a lease of 60 s. */
const renewal = 15_000;
/** Milliseconds between two looks for leases that have ended. */
const sweep = 5_000;
/** Milliseconds that answers under way get when the service stops; then they are given back. */
const farewell = 6_000;

/** How many graders there are, and what they do. */
export interface GradingLoad {
  ready: number;
  busy: number;
}

/** Moves jobs from the queue to grader processes and verdicts back. Any number of services may work on one database. */
export class GradingService {
  private stopping = false;
  private stopped: Promise<void> | undefined;
  private readonly loops: Promise<void>[] = [];
  private readonly held = new Set<Lease>();
  private readonly sleepers = new Set<() => void>();
  private readonly listeners = new Set<() => void>();
  private sweeper: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly world: GradingWorld) {}

  /** Starts the graders and begins to work. */
  start(): void {
    const { graders } = this.world;
    for (const grader of graders) grader.warm();
    graders.forEach((grader, i) => this.loops.push(this.work(grader, lanesOf(i, graders.length))));
    this.sweeper = setInterval(() => void this.sweep(), sweep);
    this.sweeper.unref();
  }

  /** Says that something was put into the queue. */
  wake(): void {
    for (const wake of this.sleepers) wake();
  }

  /** Calls back after every change that this service made. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  get load(): GradingLoad {
    const busy = this.held.size;
    return { ready: this.stopping ? 0 : this.world.graders.length - busy, busy };
  }

  /** Ends: answers under way are finished within six seconds or given back, then the processes are ended. */
  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.stopping = true;
    clearInterval(this.sweeper);
    this.wake();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((done) => (timer = setTimeout(done, farewell)));
    await Promise.race([Promise.all(this.loops), late]);
    clearTimeout(timer);
    for (const one of this.held) await giveBack(this.world.db, one).catch(() => undefined); // its lease ends by itself
    for (const grader of this.world.graders) grader.close();
  }

  private async work(grader: GraderProcess, lanes: readonly Lane[]): Promise<void> {
    while (!this.stopping) {
      try {
        const found = await lease(this.world.db, this.world.worker, lanes);
        if (found) await this.gradeHeld(grader, found);
        else await this.sleep(pause);
      } catch (cause) {
        // The database is away: leases end by themselves, and the next look may find it again.
        this.world.log("The queue could not be read", { cause: String(cause) });
        await this.sleep(4 * pause);
      }
    }
  }

  private async gradeHeld(grader: GraderProcess, held: Lease): Promise<void> {
    const started = performance.now();
    this.held.add(held);
    this.tell();
    const renewing = setInterval(() => void this.keep(held), renewal);
    try {
      const outcome = await this.graded(grader, held);
      const ms = performance.now() - started;
      if ("graded" in outcome) {
        const written = await settle(this.world.db, held, { ...outcome, ms });
        if (!written) this.world.log("A verdict came after its lease had ended", { job: held.jobId });
      } else await this.failed(held, outcome.message);
    } finally {
      clearInterval(renewing);
      this.held.delete(held);
      this.tell();
    }
  }

  private async graded(
    grader: GraderProcess,
    { exerciseId, answer }: Lease,
  ): Promise<{ graded: Graded; graderVersion: string } | { message: string }> {
    const graderVersion = await this.world.graderVersion(exerciseId);
    if (graderVersion === undefined) return { message: `There is no exercise ${exerciseId} any more.` };
    try {
      return { graded: await grader.grade(exerciseId, answer), graderVersion };
    } catch (cause) {
      return { message: cause instanceof Error ? cause.message : String(cause) };
    }
  }

  private async failed(held: Lease, message: string): Promise<void> {
    if (this.stopping) return await giveBack(this.world.db, held);
    const after = await fail(this.world.db, held, message);
    const facts = { job: held.jobId, submission: held.submissionId, exercise: held.exerciseId, message };
    if (after === "dead") this.world.log("ALERT: an answer could not be graded, its job is dead", facts);
    else this.world.log("A try to grade an answer failed", { ...facts, after });
  }

  private async keep(held: Lease): Promise<void> {
    const ours = await renew(this.world.db, held).catch(() => true); // the database is away: tried again in a while
    if (!ours) this.world.log("A lease was lost", { job: held.jobId });
  }

  private async sweep(): Promise<void> {
    try {
      const { queued, dead } = await reclaim(this.world.db);
      if (queued + dead === 0) return;
      this.world.log(dead > 0 ? "ALERT: jobs are dead" : "Leases had ended", { queued, dead });
      this.wake();
      this.tell();
    } catch (cause) {
      this.world.log("The queue could not be swept", { cause: String(cause) });
    }
  }

  private sleep(ms: number): Promise<void> {
    if (this.stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.sleepers.add(done);
    });
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Slow answers never hold more than one of several graders. */
function lanesOf(index: number, graders: number): readonly Lane[] {
  return index === 0 || graders === 1 ? ["normal", "slow", "regrade"] : ["normal", "regrade"];
}
