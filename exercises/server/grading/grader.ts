import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { graderCommand, graderEnvironment } from "./grader-command";
import type { GraderReply } from "./grader-messages";
import { graderProgram } from "./grader-program";
import type { Graded } from "./graded";

/** The choices of a grader. */
export interface GraderOptions {
  /** Milliseconds that one answer may take in all, every dataset and the counter-example. Held from outside, by a monotonic clock. */
  wallLimit?: number;
  /** Bytes of resident memory at which the process is ended. */
  memoryLimit?: number;
}

const usual = { wallLimit: 90_000, memoryLimit: 2_500_000_000 };
/** Milliseconds between two looks at the memory of the process. */
const watch = 200;

interface Waiting {
  resolve: (graded: Graded) => void;
  reject: (cause: Error) => void;
}

/**
 * One grader process, started with the first answer and again after a fault. Answers are graded one after the other, each once: whoever
 * asks decides whether to try again, and then gets a fresh process.
 */
export class Grader {
  private child: Promise<ChildProcess> | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private turn: Promise<unknown> = Promise.resolve();
  private next = 1;
  private closed = false;
  private readonly options: Required<GraderOptions>;

  constructor(
    private readonly root: string,
    options: GraderOptions = {},
  ) {
    this.options = { ...usual, ...options };
  }

  /** Starts the process before the first answer needs it. */
  warm(): void {
    void this.process().catch(() => undefined); // the first answer is told why
  }

  /** Grades an answer in its turn. Rejects when the fault is ours: the process is ended, the next answer gets a fresh one. */
  grade(exercise: string, answer: string): Promise<Graded> {
    const graded = this.turn.then(async () => {
      try {
        return await this.once(exercise, answer);
      } catch (cause) {
        this.end("the grader was ended");
        throw cause;
      }
    });
    this.turn = graded.catch(() => undefined);
    return graded;
  }

  /** Number of the process, for tests that end it from outside; undefined when none runs. */
  async pid(): Promise<number | undefined> {
    return (await this.child)?.pid;
  }

  /** Ends the process; answers under way are rejected. */
  close(): void {
    this.closed = true;
    this.end("the grader was shut down");
  }

  private async once(exercise: string, answer: string): Promise<Graded> {
    if (this.closed) throw new Error("the grader was shut down");
    const child = await this.process();
    const id = this.next++;
    const guards = new AbortController();
    try {
      return await new Promise<Graded>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        this.guard(child, guards.signal, reject);
        child.send({ id, exercise, answer }, (cause) => {
          if (cause) reject(cause);
        });
      });
    } finally {
      guards.abort();
      this.waiting.delete(id);
    }
  }

  /** The wall clock and the memory of one answer, held here because the process itself may be too busy to look. */
  private guard(child: ChildProcess, over: AbortSignal, reject: (cause: Error) => void): void {
    const { wallLimit, memoryLimit } = this.options;
    const wall = setTimeout(() => reject(new Error(`no verdict within ${wallLimit / 1000} s`)), wallLimit);
    const memory = setInterval(() => {
      const bytes = residentBytes(child.pid);
      if (bytes > memoryLimit) reject(new Error(`the grader grew to ${Math.round(bytes / 1e6)} MB`));
    }, watch);
    over.addEventListener("abort", () => {
      clearTimeout(wall);
      clearInterval(memory);
    });
  }

  private process(): Promise<ChildProcess> {
    this.child ??= this.start();
    return this.child;
  }

  private async start(): Promise<ChildProcess> {
    const { program, args } = graderCommand(this.root, await graderProgram(this.root));
    if (this.closed) throw new Error("the grader was shut down");
    const child = spawn(program, args, {
      cwd: this.root,
      env: graderEnvironment,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced",
    });
    child.on("message", (reply: GraderReply) => {
      if (reply.kind === "graded") this.waiting.get(reply.id)?.resolve(reply.graded);
      if (reply.kind === "failed") this.waiting.get(reply.id)?.reject(new Error(reply.message));
    });
    const gone = (message: string): void => this.lost(child, message);
    child.on("error", (cause) => gone(cause.message));
    child.on("exit", (code, signal) => gone(`the grader ended with ${signal ?? code ?? "nothing"}`));
    this.running = child;
    return child;
  }

  private running: ChildProcess | undefined;

  private lost(child: ChildProcess, message: string): void {
    if (this.running !== child) return;
    this.running = undefined;
    this.child = undefined;
    for (const { reject } of this.waiting.values()) reject(new Error(message));
  }

  private end(message: string): void {
    const { running } = this;
    if (!running) return;
    this.lost(running, message);
    running.kill("SIGKILL");
  }
}

/** Resident memory of a process and of those that it started (bubblewrap starts the grader), by proc(5); 0 where it cannot be read. */
export function residentBytes(pid: number | undefined): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+) kB/.exec(readProc(`${pid}/status`)) ?? [];
  const children = readProc(`${pid}/task/${pid}/children`).split(" ").filter(Boolean);
  return children.reduce((sum, child) => sum + residentBytes(Number(child)), Number(kilobytes) * 1024);
}

/** Empty for a process that is gone, and on a system without /proc. */
function readProc(path: string): string {
  try {
    return readFileSync(join("/proc", path), "utf8").trim();
  } catch {
    return "";
  }
}
