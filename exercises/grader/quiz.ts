import type { QuizExercise } from "../exercise";
import type { Question } from "../schema";

/** A learner's answer to a quiz, as the page sends it. */
export type QuizAnswer =
  | { form: "one"; choice: string }
  | { form: "many"; choices: string[] }
  | { form: "order"; choices: string[] }
  | { form: "match"; pairs: Record<string, string> }
  | { form: "numeric"; value: number };

/** What is wrong with an answer: each wrong pick by the key of its explanation, and how many picks are right. */
export interface QuizDifference {
  kind: "quiz";
  /** `<item>:<choice>` in a match, `<choice>` else, `missing` for what was left out. */
  wrong: string[];
  right: number;
  of: number;
}

/** Undefined when the answer is the key's. The numbers of right picks never say which. */
export function judgeQuiz(
  question: Question,
  key: QuizAnswer,
  answer: QuizAnswer,
): QuizDifference | undefined {
  if (key.form !== question.form || answer.form !== question.form) {
    throw new Error(`A question of form ${question.form} got an answer of form ${answer.form}.`);
  }
  if (key.form === "numeric" && answer.form === "numeric" && question.form === "numeric") {
    const near = Math.abs(key.value - answer.value) <= question.tolerance;
    return near ? undefined : { kind: "quiz", wrong: ["value"], right: 0, of: 1 };
  }
  const [wanted, picks] = [picksOf(key), picksOf(answer)];
  const wrong = picks.filter((pick) => !wanted.includes(pick));
  const missing = wanted.filter((pick) => !picks.includes(pick));
  if (wrong.length + missing.length === 0) return undefined;
  const right = wanted.length - missing.length;
  return { kind: "quiz", wrong: wrong.length > 0 ? wrong : ["missing"], right, of: wanted.length };
}

/** An answer as picks that are right or wrong by themselves; in an order, each choice at its place. */
export function picksOf(answer: QuizAnswer): string[] {
  switch (answer.form) {
    case "one":
      return [answer.choice];
    case "many":
      return [...new Set(answer.choices)];
    case "order":
      return answer.choices.map((choice, i) => `${i + 1}:${choice}`);
    case "match":
      return Object.entries(answer.pairs).map(([item, choice]) => `${item}:${choice}`);
    case "numeric":
      return [String(answer.value)];
  }
}

/** Names under which the sentence for a wrong pick may stand, the most special first. */
export const explanationNames = (pick: string): string[] => [pick, pick.replace(/^[^:]*:/, "")];

/** The sentence that belongs to a wrong pick, if the author wrote one. */
export function explanationOf({ question }: QuizExercise, pick: string): string | undefined {
  if (question.form === "numeric") return undefined;
  const { explains } = question;
  return explanationNames(pick).flatMap((name) => explains[name] ?? [])[0];
}
