import type { Problem } from "@/content/problem";
import type { ExerciseKey, ProgramExercise, WrongAnswer } from "../exercise";
import { gradeProgram, type ProgramKey } from "../grader/grade-program";
import { GradingFailed } from "../grader/grading-failed";
import type { ProgramWorld } from "../grader/observe-program";
import type { Verdict } from "../grader/verdict";
import type { GradingDatasets } from "./datasets";
import { prepareProgram } from "./expect-program";
import { shuffled } from "./shuffled";
import type { Proof } from "./verify-sql";

/** Proves an exercise of kind typescript: right answers pass, wrong ones fail with their own words. Mutants of programs there are none. */
export async function proveProgram(
  key: ExerciseKey,
  exercise: ProgramExercise,
  datasets: GradingDatasets,
  world: ProgramWorld,
): Promise<Proof> {
  const proof: Proof = {
    datasets: datasets.open.length + datasets.hidden.length,
    wrong: { killed: 0, total: key.wrong.length },
    mutants: { killed: 0, total: 0, equivalent: 0 },
    survivors: [],
    problems: [],
  };
  const grade = (all: ProgramKey, answer: string): Promise<Verdict> =>
    gradeProgram(exercise, all, answer, world);
  try {
    const { known, open, hidden } = await prepareProgram(key, exercise, datasets, world);
    const all: ProgramKey = { known, expected: [...open, ...hidden] };
    proveTelling(key, all, proof);
    // The second time in a thread in which others have run.
    const right = [key.reference, ...key.alternatives];
    for (const { file, text } of [...right, ...right]) accept(file, await grade(all, text), proof);
    await proveStill(key, all, grade, proof);
    await proveStarter(key, exercise, all, grade, proof);
    for (const answer of key.wrong) await proveWrong(answer, all, grade, proof);
  } catch (cause) {
    if (!(cause instanceof GradingFailed)) throw cause;
    proof.problems.push(problem(key.file, cause.message, "Mend the answer, or the exercise."));
  }
  return proof;
}

type Grade = (all: ProgramKey, answer: string) => Promise<Verdict>;

function accept(file: string, verdict: Verdict, proof: Proof): void {
  if (verdict.status === "passed") return;
  const message = `This right answer is not accepted: ${whatOf(verdict)}.`;
  if (proof.problems.some((one) => one.file === file && one.message === message)) return;
  proof.problems.push(problem(file, message, "Mend the answer, or the checks."));
}

/** The reference gives one result wherever its rows lie. */
async function proveStill(key: ExerciseKey, all: ProgramKey, grade: Grade, proof: Proof): Promise<void> {
  const expected = all.expected.map((one) => ({ ...one, dataset: shuffled(one.dataset) }));
  const verdict = await grade({ ...all, expected }, key.reference.text);
  if (verdict.status === "passed") return;
  const message = `With the rows stored in another order the result is another: ${whatOf(verdict)}.`;
  proof.problems.push(
    problem(key.reference.file, message, "Sort by what decides, or compare without order."),
  );
}

/** Some call returns something on some dataset: nothing is proved where nothing comes. */
function proveTelling(key: ExerciseKey, { expected }: ProgramKey, proof: Proof): void {
  const ends = expected.flatMap(({ calls }) => calls.map(({ end }) => end));
  const telling = ends.some(
    (end) => end.kind === "returned" && (!Array.isArray(end.value) || end.value.length > 0),
  );
  if (telling) return;
  const fix = "Call it with something that the datasets hold.";
  proof.problems.push(problem(key.reference.file, "No call gives anything on any dataset.", fix));
}

async function proveStarter(
  key: ExerciseKey,
  { starter }: ProgramExercise,
  all: ProgramKey,
  grade: Grade,
  proof: Proof,
): Promise<void> {
  if ((await grade(all, starter)).status !== "passed") return;
  const file = key.file.replace("prompt.mdx", "starter.ts");
  proof.problems.push(problem(file, "The starter passes as it is.", "Leave something to do."));
}

async function proveWrong(answer: WrongAnswer, all: ProgramKey, grade: Grade, proof: Proof): Promise<void> {
  const verdict = await grade(all, answer.text);
  if (verdict.status === "passed") {
    const fix = "Mend the answer, or add a call with which it goes wrong.";
    proof.problems.push(problem(answer.file, "This wrong answer is accepted.", fix));
    return;
  }
  const told = verdict.misconception ?? codeOf(verdict);
  if (told === answer.expect) {
    proof.wrong.killed += 1;
    return;
  }
  const fix = `Expect ${told}, or make it behave in a way of its own.`;
  proof.problems.push(
    problem(answer.file, `It should fail with ${answer.expect}, and fails with ${told}.`, fix),
  );
}

/** The code of a verdict that no misconception names. */
function codeOf(verdict: Verdict): string {
  return verdict.status === "failed" ? (verdict.results[0]?.difference.kind ?? "failed") : verdict.status;
}

function whatOf(verdict: Verdict): string {
  if (verdict.status === "rejected") return verdict.error.message;
  if (verdict.status === "stopped") return `stopped by the limit of ${verdict.limit}`;
  if (verdict.status === "passed") return "passed";
  const [first] = verdict.results;
  return `${JSON.stringify(first?.difference)} on ${first?.dataset ?? ""}`;
}

const problem = (file: string, message: string, fix: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
  fix,
});
