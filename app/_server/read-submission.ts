import type { ExerciseKey } from "@/exercises/exercise";
import { readQuizAnswer } from "@/exercises/server/quiz-answer";
import type { ProblemReply } from "./problem-reply";
import { isStorable, unstorable } from "./storable";
import type { Handed } from "@/app/_register/submissions/accept";

/** UTF-8 bytes of an answer. */
const longestAnswer = 64 * 1024;

/** Reads the body of `POST /api/submissions`. Gives a problem that says what is wrong with it and what to send instead. */
export function readSubmission(
  body: string | ProblemReply,
  catalog: ReadonlyMap<string, ExerciseKey>,
): { handed: Handed } | { problem: ProblemReply } {
  if (typeof body !== "string") return { problem: body };
  const value = parsed(body);
  if (value === undefined) return refused("not_json", "The body is not JSON.");
  const { exerciseId, answer, idempotencyKey, assignmentId } = value;
  if (typeof exerciseId !== "string") return refused("no_exercise", '"exerciseId" is missing or no text.');
  if (typeof answer !== "string") return refused("no_answer", '"answer" is missing or no text.');
  if (typeof idempotencyKey !== "string" || !/^[\w-]{8,100}$/.test(idempotencyKey)) {
    const detail =
      '"idempotencyKey" is missing: send 8 to 100 letters, digits or hyphens, new for each answer.';
    return refused("no_idempotency_key", detail);
  }
  if (assignmentId !== undefined && typeof assignmentId !== "string")
    return refused("no_assignment", '"assignmentId" is no text: leave it out to have the assignment found.');
  const key = catalog.get(exerciseId);
  if (!key) return { problem: noSuchExercise };
  if (Buffer.byteLength(answer) > longestAnswer) return { problem: tooLong };
  if (!isStorable(answer)) return refused("answer_unreadable", `The answer ${unstorable}`);
  if (key.exercise.kind === "quiz") {
    const read = readQuizAnswer({ file: exerciseId, text: answer }, key.exercise.question);
    if (!read.ok) return refused("answer_unreadable", read.problems.map(({ message }) => message).join(" "));
  }
  return {
    handed: { exerciseId, answer, idempotencyKey, ...(assignmentId === undefined ? {} : { assignmentId }) },
  };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const refused = (code: string, detail: string): { problem: ProblemReply } => ({
  problem: {
    status: 400,
    code,
    title: "This is no answer to an exercise",
    detail: `${detail} Send {"exerciseId", "answer", "idempotencyKey"} as JSON.`,
  },
});

const noSuchExercise: ProblemReply = {
  status: 404,
  code: "no_such_exercise",
  title: "There is no such exercise",
  detail: "GET /api/course lists the exercises with their ids.",
};

const tooLong: ProblemReply = {
  status: 413,
  code: "too_large",
  title: "The answer is too long",
  detail: "An answer may have 64 KB. Send a shorter one.",
};

/** The id is wrong, or belongs to somebody else: which of the two is not told. */
export const noSuchSubmission: ProblemReply = {
  status: 404,
  code: "no_such_submission",
  title: "There is no such submission",
  detail: "The id is wrong, or the answer is not yours.",
};
