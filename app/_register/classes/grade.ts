import type { SubmissionStatus } from "../database/tables";
import { creditAt, type Deadlines } from "./deadline";

/** An attempt at an exercise of an assignment, as grading needs it. */
export interface Attempt {
  id: string;
  receivedAt: Date;
  status: SubmissionStatus;
  verdict?: "passed" | "failed" | "rejected" | "stopped";
  /** False: it did not run, was stopped, or our side failed. */
  spent: boolean;
  practice: boolean;
}

/** What a grade is made of. */
export interface GradeFacts {
  attempts: readonly Attempt[];
  counts: "best" | "last" | "average";
  /** Points of the exercise in the assignment. */
  points: number;
  deadlines: Deadlines;
  /** Points that an instructor set by hand. */
  override?: number;
}

/** The grade that counts, and why. */
export interface Grade {
  points: number;
  /** Attempts that were used. */
  used: number;
  /** Whether an answer waits for its verdict, which may change the grade. */
  waiting: boolean;
  /** The attempt that counts; absent for an average, an override, and where there is none. */
  counted?: string;
  late: boolean;
  /** `Attempt 2 of 3 counts, the best.` */
  reason: string;
}

/** Grades one exercise of one learner. Points have two places; lateness is decided by when an answer was received. */
export function gradeOf({ attempts, counts, points, deadlines, override }: GradeFacts): Grade {
  const inOrder = attempts
    .filter(({ practice }) => !practice)
    .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));
  const waiting = inOrder.some(({ status }) => status === "queued" || status === "grading");
  const used = inOrder.filter(({ spent, status }) => spent && status === "graded");
  const common = { used: used.length, waiting };
  if (override !== undefined)
    return { ...common, points: rounded(override), late: false, reason: "Set by your instructor." };
  const earned = used.map((attempt, i) => ({
    attempt,
    number: i + 1,
    credit: creditAt(attempt.receivedAt, deadlines),
    points: attempt.verdict === "passed" ? points * creditAt(attempt.receivedAt, deadlines) : 0,
  }));
  const last = earned.at(-1);
  if (!last) return { ...common, points: 0, late: false, reason: "No attempt yet." };
  if (counts === "average") {
    const mean = earned.reduce((sum, one) => sum + one.points, 0) / earned.length;
    const late = earned.some(({ credit }) => credit < 1);
    return {
      ...common,
      points: rounded(mean),
      late,
      reason: `The average of ${ofAttempts(earned.length)} counts.`,
    };
  }
  // Of equals the earlier one: nothing is lost by trying again.
  const chosen =
    counts === "last" ? last : earned.reduce((best, one) => (one.points > best.points ? one : best));
  const which = counts === "last" ? "the last" : "the best";
  return {
    ...common,
    points: rounded(chosen.points),
    counted: chosen.attempt.id,
    late: chosen.credit < 1,
    reason: `Attempt ${chosen.number} of ${earned.length} counts, ${which}.${lateWords(chosen)}`,
  };
}

/** Of an attempt that was right. */
function lateWords({ attempt, credit }: { attempt: Attempt; credit: number }): string {
  if (attempt.verdict !== "passed" || credit === 1) return "";
  return credit === 0
    ? " It came after the end and earns nothing."
    : ` Late: it earns ${rounded(credit * 100)} % of its points.`;
}

const ofAttempts = (count: number): string => (count === 1 ? "1 attempt" : `${count} attempts`);

const rounded = (points: number): number => Math.round(points * 100) / 100;
