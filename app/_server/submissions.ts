import "server-only";
import { randomUUID } from "node:crypto";
import { Grader } from "@/exercises/server/grading/grader";
import type { Graded } from "@/exercises/server/grading/graded";
import type { ProblemReply } from "./problem-reply";

/** An answer that was handed in, as `GET /api/submissions/<id>` tells it. */
export interface Submission {
  id: string;
  exerciseId: string;
  status: "queued" | "grading" | "graded" | "failed";
  /** Place in the queue, 1 is next. */
  position?: number;
  /** The verdict with its words, the number of datasets and the counter-example; absent until graded. */
  verdict?: Graded["verdict"] & Pick<Graded, "feedback" | "datasets" | "counterexample" | "documents">;
  attempt: number;
  submittedAt: string;
  gradedAt?: string;
  engine?: string;
  datasetVersion?: string;
}

/** What a client hands in. */
export interface Handed {
  exerciseId: string;
  answer: string;
  idempotencyKey: string;
}

interface Entry extends Handed {
  submission: Submission;
}

/** Answers that may wait. */
const longestQueue = 200;
/** Answers that are remembered: the register will keep them for good, this process keeps the latest. */
const mostKept = 1_000;

/** Answers handed in to this process, graded in order by one grader process. */
export class Submissions {
  private readonly entries = new Map<string, Entry>();
  private readonly byKey = new Map<string, Entry>();
  private readonly queue: Entry[] = [];
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly givenUp = new Set<string>();
  private working = false;

  constructor(private readonly grader: Pick<Grader, "grade">) {}

  /** Takes an answer; the same key again gives the same submission. A problem when it cannot be taken. */
  submit(handed: Handed): { submission: Submission } | { problem: ProblemReply } {
    const known = this.byKey.get(handed.idempotencyKey);
    if (known && known.exerciseId === handed.exerciseId && known.answer === handed.answer) {
      return { submission: this.told(known) };
    }
    if (known) return { problem: otherText };
    if (this.givenUp.has(handed.exerciseId)) return { problem: givenUp };
    if (this.queue.length >= longestQueue) return { problem: full };
    const earlier = [...this.entries.values()].filter(({ exerciseId }) => exerciseId === handed.exerciseId);
    const entry: Entry = {
      ...handed,
      submission: {
        id: randomUUID(),
        exerciseId: handed.exerciseId,
        status: "queued",
        attempt: earlier.length + 1,
        submittedAt: new Date().toISOString(),
      },
    };
    this.entries.set(entry.submission.id, entry);
    this.byKey.set(handed.idempotencyKey, entry);
    this.queue.push(entry);
    this.forgetOldest();
    void this.work();
    return { submission: this.told(entry) };
  }

  /** What is known about a submission. */
  get(id: string): Submission | undefined {
    const entry = this.entries.get(id);
    return entry && this.told(entry);
  }

  /** Calls back after every change of a submission. */
  subscribe(id: string, listener: () => void): () => void {
    const all = this.listeners.get(id) ?? new Set();
    this.listeners.set(id, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(id);
    };
  }

  /** Notes that the reference of an exercise was shown before it was passed: it cannot be passed any more. */
  giveUp(exercise: string): void {
    if (!this.passed(exercise)) this.givenUp.add(exercise);
  }

  /** Whether the reference may be shown. */
  mayRead(exercise: string): boolean {
    return this.givenUp.has(exercise) || this.passed(exercise);
  }

  private passed(exercise: string): boolean {
    return [...this.entries.values()].some(
      ({ exerciseId, submission }) => exerciseId === exercise && submission.verdict?.status === "passed",
    );
  }

  /** How many wait, how long the first of them has, and whether one is being graded. */
  get load(): { depth: number; oldestSeconds: number; busy: boolean } {
    const [first] = this.queue;
    const since = first ? Date.now() - Date.parse(first.submission.submittedAt) : 0;
    return { depth: this.queue.length, oldestSeconds: Math.round(since / 1000), busy: this.working };
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    for (let entry = this.queue.shift(); entry; entry = this.queue.shift()) await this.gradeOne(entry);
    this.working = false;
  }

  private async gradeOne(entry: Entry): Promise<void> {
    const { submission } = entry;
    submission.status = "grading";
    this.tellAll();
    try {
      const { verdict, feedback, datasets, counterexample, documents, engine, datasetVersion } =
        await this.grader.grade(entry.exerciseId, entry.answer);
      submission.verdict = {
        ...verdict,
        feedback,
        datasets,
        ...(counterexample ? { counterexample } : {}),
        ...(documents ? { documents } : {}),
      };
      submission.engine = engine;
      submission.datasetVersion = datasetVersion;
      submission.status = "graded";
    } catch (cause) {
      // Not the learner's fault: the log says why, the learner is told that it was ours.
      console.error(`Submission ${submission.id} to ${entry.exerciseId} could not be graded:`, cause);
      submission.status = "failed";
    }
    submission.gradedAt = new Date().toISOString();
    this.tellAll();
  }

  /** A change moves everybody's place. */
  private tellAll(): void {
    for (const listeners of this.listeners.values()) for (const listener of listeners) listener();
  }

  private told(entry: Entry): Submission {
    const place = this.queue.indexOf(entry);
    return place === -1 ? entry.submission : { ...entry.submission, position: place + 1 };
  }

  private forgetOldest(): void {
    for (const [id, entry] of this.entries) {
      if (this.entries.size <= mostKept) return;
      if (entry.submission.status === "queued" || entry.submission.status === "grading") continue;
      this.entries.delete(id);
      this.byKey.delete(entry.idempotencyKey);
    }
  }
}

const otherText: ProblemReply = {
  status: 409,
  code: "idempotency_key_reused",
  title: "This key belongs to another answer",
  detail: "The idempotencyKey was sent before with another text. Send a new key with each new answer.",
};

const givenUp: ProblemReply = {
  status: 422,
  code: "given_up",
  title: "This exercise was given up",
  detail: "Its reference was shown. What counts now is the variant of the task: answer that one.",
};

const full: ProblemReply = {
  status: 503,
  code: "queue_full",
  title: "The queue is full",
  detail: `${longestQueue} answers are waiting. Send this one again in 20 seconds; nothing is lost.`,
  retryAfter: 20,
};

/** One per process: route handlers are bundled apart from each other. */
const shared = globalThis as typeof globalThis & { rowhouseSubmissions?: Submissions };

/** The submissions of this process. */
export function submissions(): Submissions {
  shared.rowhouseSubmissions ??= new Submissions(new Grader(process.cwd()));
  return shared.rowhouseSubmissions;
}
