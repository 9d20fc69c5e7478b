import { type ChildProcess, spawn } from "node:child_process";
import { GradingFailed } from "../../grader/grading-failed";
import type { GraderReply } from "./grader-messages";
import type { Graded } from "./graded";

/** Milliseconds that one answer may take in all, every dataset and the counter-example. Held from outside. */
const wallLimit = 90_000;
/** A failure of ours is tried again, each time in a fresh process. */
const tries = 3;

interface Waiting {
  resolve: (graded: Graded) => void;
  reject: (cause: Error) => void;
}

/** One grader process, started with the first answer and again after a fault. Answers are graded one after the other. */
export class Grader {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private turn: Promise<unknown> = Promise.resolve();
  private next = 1;
  private closed = false;

  constructor(private readonly root: string) {}

  /** Starts the process before the first answer needs it. */
  warm(): void {
    this.process();
  }

  /** Grades an answer in its turn. Rejects with `GradingFailed` when three processes in a row could not. */
  grade(exercise: string, answer: string): Promise<Graded> {
    const graded = this.turn.then(() => this.withRetries(exercise, answer));
    this.turn = graded.catch(() => undefined);
    return graded;
  }

  /** Ends the process; answers under way are rejected. */
  close(): void {
    this.closed = true;
    this.end();
  }

  private async withRetries(exercise: string, answer: string): Promise<Graded> {
    let last: unknown;
    for (let i = 0; i < tries && !this.closed; i += 1) {
      try {
        return await this.once(exercise, answer);
      } catch (cause) {
        last = cause;
        this.end();
      }
    }
    throw new GradingFailed(last instanceof Error ? last.message : "the grader was shut down");
  }

  private once(exercise: string, answer: string): Promise<Graded> {
    const id = this.next++;
    return new Promise<Graded>((resolve, reject) => {
      const timer = setTimeout(
        () => this.settle(id)?.reject(new Error(`no verdict within ${wallLimit / 1000} s`)),
        wallLimit,
      );
      this.waiting.set(id, {
        resolve: (graded) => {
          clearTimeout(timer);
          resolve(graded);
        },
        reject: (cause) => {
          clearTimeout(timer);
          reject(cause);
        },
      });
      this.process().send({ id, exercise, answer });
    });
  }

  private settle(id: number): Waiting | undefined {
    const found = this.waiting.get(id);
    this.waiting.delete(id);
    return found;
  }

  private process(): ChildProcess {
    if (this.child) return this.child;
    const program = "exercises/server/grading/grader-main.ts";
    const child = spawn(process.execPath, ["--import", "tsx", program], {
      cwd: this.root,
      // No credentials, no addresses: answers run as superusers of their engine.
      env: { NODE_ENV: "production" },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced",
    });
    child.on("message", (reply: GraderReply) => {
      if (reply.kind === "graded") this.settle(reply.id)?.resolve(reply.graded);
      if (reply.kind === "failed") this.settle(reply.id)?.reject(new Error(reply.message));
    });
    child.on("error", (cause) => this.fail(child, cause.message));
    child.on("exit", (code, signal) =>
      this.fail(child, `the grader ended with ${signal ?? code ?? "nothing"}`),
    );
    this.child = child;
    return child;
  }

  private fail(child: ChildProcess, message: string): void {
    if (this.child !== child) return;
    this.child = undefined;
    for (const id of [...this.waiting.keys()]) this.settle(id)?.reject(new Error(message));
  }

  private end(): void {
    const { child } = this;
    if (!child) return;
    this.fail(child, "the grader was ended");
    child.kill("SIGKILL");
  }
}
