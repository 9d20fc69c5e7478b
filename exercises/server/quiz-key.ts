import { parse } from "yaml";
import type { ExerciseKey } from "../exercise";
import type { QuizPageKey } from "../grader/page-key";
import { picksOf, type QuizAnswer } from "../grader/quiz";
import { pickHash, seal, stretchesOf } from "../grader/seal";
import { quizAnswerSchema } from "../schema";
import { hintMarkup } from "./exercise-markup";

/** The author's answer to a quiz. Throws when it does not read: `npm run verify` says why. */
export function quizReference(key: ExerciseKey): QuizAnswer {
  return quizAnswerSchema.parse(parse(key.reference.text));
}

/** The right number, by the stretches in which an accepted one may lie. */
function numberUnder(reference: QuizAnswer, tolerance: number): Record<string, string> {
  if (reference.form !== "numeric") throw new Error("The key of a numeric quiz is no number.");
  const { value } = reference;
  return Object.fromEntries(stretchesOf(value, tolerance).map((stretch) => [stretch, String(value)]));
}

/** What a page may hold of a quiz. */
export function quizPageKey(key: ExerciseKey, lesson: string): QuizPageKey {
  const { exercise } = key;
  if (exercise.kind !== "quiz") throw new Error(`${exercise.id} is no quiz.`);
  const { question } = exercise;
  const reference = quizReference(key);
  const explains =
    question.form === "numeric" ? numberUnder(reference, question.tolerance) : question.explains;
  return {
    kind: "quiz",
    title: exercise.title,
    lesson,
    hints: hintMarkup(exercise),
    question: question.form === "numeric" ? question : { ...question, explains: {} },
    right: picksOf(reference).map((pick) => pickHash(exercise.id, pick)),
    explains: Object.fromEntries(
      Object.entries(explains).map(([pick, says]) => [pickHash(exercise.id, pick), seal(says, pick)]),
    ),
  };
}
