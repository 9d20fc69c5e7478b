import { explanationNames, picksOf, type QuizAnswer } from "@/exercises/grader/quiz";
import type { QuizPageKey } from "@/exercises/grader/page-key";
import { pickHash, stretchOf, unseal } from "@/exercises/grader/seal";
import type { Question } from "@/exercises/schema";
import { fetchKey } from "./fetch-key";
import type { Judged } from "./judged";
import type { Picked } from "./QuizBlock";

/** Judges a quiz against the hashes that the page may hold. Rejects when they do not arrive. */
export async function checkQuiz(exercise: string, question: Question, picked: Picked): Promise<Judged> {
  const answer = answerOf(question, picked);
  if (typeof answer === "string") return { kind: "judged", mark: "wait", title: answer, says: [] };
  const key = await fetchKey(exercise);
  if (key.kind !== "quiz") throw new Error(`${exercise} is no quiz`);
  if (answer.form === "numeric") return judgedNumber(exercise, answer.value, key);
  const picks = picksOf(answer);
  const wrong = picks.filter((pick) => !key.right.includes(pickHash(exercise, pick)));
  const right = picks.length - wrong.length;
  if (wrong.length === 0 && right === key.right.length) {
    return { kind: "judged", mark: "pass", title: "Right.", says: [] };
  }
  const told = wrong.length > 0 ? wrong : ["missing"];
  const says = told.flatMap((pick) => {
    const name = explanationNames(pick).find((one) => key.explains[pickHash(exercise, one)] !== undefined);
    return name === undefined ? [] : [unseal(key.explains[pickHash(exercise, name)] ?? "", name)];
  });
  const title = `Not yet: ${right} of ${key.right.length} are right.`;
  return { kind: "judged", mark: "fail", title, says: [...new Set(says)] };
}

/** The right number can be opened by one that is near, and then decides. */
function judgedNumber(exercise: string, value: number, { question, explains }: QuizPageKey): Judged {
  const tolerance = question.form === "numeric" ? question.tolerance : 0;
  const stretch = stretchOf(value, tolerance);
  const sealed = explains[pickHash(exercise, stretch)];
  const near = sealed !== undefined && Math.abs(Number(unseal(sealed, stretch)) - value) <= tolerance;
  return {
    kind: "judged",
    mark: near ? "pass" : "fail",
    title: near ? "Right." : "Not yet: another number.",
    says: [],
  };
}

/** The picks as an answer, or the sentence that says what is missing from them. */
export function answerOf(question: Question, { choices, pairs, value }: Picked): QuizAnswer | string {
  switch (question.form) {
    case "one":
      return choices[0] === undefined ? "Choose one first." : { form: "one", choice: choices[0] };
    case "many":
      return choices.length === 0 ? "Tick at least one first." : { form: "many", choices };
    case "order":
      return choices.length === 0 ? "Take at least one line first." : { form: "order", choices };
    case "match": {
      const open = question.items.filter(({ id }) => pairs[id] === undefined).length;
      if (open > 0) return `Not judged yet: ${open} of ${question.items.length} have no choice.`;
      return { form: "match", pairs };
    }
    case "numeric": {
      const number = Number(value.trim().replace(",", "."));
      if (value.trim() === "" || Number.isNaN(number)) return "Type a number first.";
      return { form: "numeric", value: number };
    }
  }
}
