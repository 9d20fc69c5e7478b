import type { Problem } from "@/content/problem";
import type { AuthorAnswer, ExerciseKey, QuizExercise } from "../exercise";
import { explanationOf, judgeQuiz, picksOf, type QuizAnswer } from "../grader/quiz";
import { readQuizAnswer } from "./quiz-answer";
import { problem, type Proof } from "./proof";

/** Proves a quiz: the key fits the question, every wrong pick has a sentence of its own, every wrong answer fails with its. */
export function proveQuiz(key: ExerciseKey): Proof {
  const { exercise } = key;
  const proof: Proof = {
    datasets: 0,
    wrong: { killed: 0, total: key.wrong.length },
    mutants: { killed: 0, total: 0, equivalent: 0 },
    survivors: [],
    problems: [],
  };
  if (exercise.kind !== "quiz") throw new Error(`${exercise.id} is no quiz.`);
  const reference = readAnswer(key.reference, exercise, proof.problems);
  if (!reference) return proof;
  if (judgeQuiz(exercise.question, reference, reference)) {
    proof.problems.push(problem(key.reference.file, "The key itself is not accepted.", "Mend the judge."));
  }
  checkExplanations(key, exercise, reference, proof.problems);
  for (const wrong of key.wrong) {
    const answer = readAnswer(wrong, exercise, proof.problems);
    if (!answer) continue;
    const told = judgeQuiz(exercise.question, reference, answer)?.wrong ?? [];
    // A sentence for a place in an order stands in no list of what has to be explained.
    if (exercise.question.form === "order" && explanationOf(exercise, wrong.expect) === undefined)
      proof.problems.push(problem(key.file, ...unexplained(wrong.expect)));
    if (told.includes(wrong.expect)) proof.wrong.killed += 1;
    else {
      const found = told.length === 0 ? "and is accepted" : `and fails with ${told.join(", ")}`;
      proof.problems.push(
        problem(wrong.file, `It should fail with ${wrong.expect}, ${found}.`, "Mend the answer or the key."),
      );
    }
  }
  return proof;
}

function readAnswer(
  answer: AuthorAnswer,
  exercise: QuizExercise,
  problems: Problem[],
): QuizAnswer | undefined {
  const read = readQuizAnswer(answer, exercise.question);
  if (read.ok) return read.value;
  problems.push(...read.problems);
  return undefined;
}

/** What can be picked wrongly: in an order the lines that belong to no place, and leaving something out. */
function wrongPicks(question: QuizExercise["question"], all: string[], right: string[]): string[] {
  if (question.form === "order") {
    const used = right.map((pick) => pick.replace(/^\d+:/, ""));
    return [...all.filter((choice) => !used.includes(choice)), "missing"];
  }
  const wrong = all.filter((pick) => !right.includes(pick));
  return question.form === "many" ? [...wrong, "missing"] : wrong;
}

const unexplained = (pick: string): [message: string, fix: string] => [
  `The wrong pick ${pick} has no explanation.`,
  `Write under explains: "${pick}": why it is wrong.`,
];

/** Every pick that can go wrong has a sentence; a sentence for a right pick, or for none, is a mistake. */
function checkExplanations(
  key: ExerciseKey,
  exercise: QuizExercise,
  reference: QuizAnswer,
  problems: Problem[],
): void {
  const { question } = exercise;
  if (question.form === "numeric") return;
  const right = picksOf(reference);
  const all =
    question.form === "match"
      ? question.items.flatMap((item) => question.choices.map((choice) => `${item.id}:${choice.id}`))
      : question.choices.map(({ id }) => id);
  for (const pick of wrongPicks(question, all, right)) {
    if (explanationOf(exercise, pick) !== undefined) continue;
    problems.push(problem(key.file, ...unexplained(pick)));
  }
  const places = question.form === "order" ? right.length : 0;
  const known = new Set([...all, ...question.choices.map(({ id }) => id), "missing"]);
  for (let place = 1; place <= places; place++)
    for (const { id } of question.choices) known.add(`${place}:${id}`);
  for (const pick of Object.keys(question.explains)) {
    if (known.has(pick) && !right.includes(pick)) continue;
    const what = right.includes(pick) ? "is right and needs no explanation" : "is no pick of the question";
    problems.push(problem(key.file, `${pick} under explains ${what}.`, "Take it out."));
  }
}
