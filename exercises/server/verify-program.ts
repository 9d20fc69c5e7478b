import type { ExerciseKey, ProgramExercise } from "../exercise";
import { gradeProgram, judgeProgram, observeProgramEach, type ProgramKey } from "../grader/grade-program";
import { GradingFailed } from "../grader/grading-failed";
import type { ProgramObservation, ProgramWorld } from "../grader/observe-program";
import type { Verdict } from "../grader/verdict";
import type { GradingDatasets } from "./datasets";
import { prepareProgram } from "./expect-program";
import { proveAccepted, proveWrong, whatOf } from "./prove-verdict";
import { shuffled } from "./shuffled";
import { problem, type Proof } from "./proof";

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
    const seen = new Map<string, ProgramObservation[]>();
    const { known, open, hidden } = await prepareProgram(key, exercise, datasets, world, seen);
    const all: ProgramKey = { known, expected: [...open, ...hidden] };
    proveTelling(key, all, proof);
    // The second time in a thread in which others have run.
    const right = [key.reference, ...key.alternatives];
    for (const { file, text } of [...right, ...right]) proveAccepted(file, await grade(all, text), proof);
    await proveStill(key, all, grade, proof);
    await proveStarter(key, exercise, all, grade, proof);
    for (const answer of key.wrong) {
      const observations =
        seen.get(answer.file) ?? (await observeProgramEach(exercise, all.expected, answer.text, world));
      const verdictWith = (own: ProgramKey["known"]): Verdict =>
        judgeProgram(exercise, { ...all, known: own }, answer.text, untilHalted(observations));
      proveWrong(answer, all, verdictWith, "add a call with which it goes wrong", proof);
    }
  } catch (cause) {
    if (!(cause instanceof GradingFailed)) throw cause;
    proof.problems.push(problem(key.file, cause.message, "Mend the answer, or the exercise."));
  }
  return proof;
}

type Grade = (all: ProgramKey, answer: string) => Promise<Verdict>;

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

/** Grading ends where an answer does not end by itself. */
function untilHalted(observations: ProgramObservation[]): ProgramObservation[] {
  const halted = observations.findIndex(({ end }) => end !== "done");
  return halted < 0 ? observations : observations.slice(0, halted + 1);
}
