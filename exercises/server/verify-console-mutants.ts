import type { ConsoleExercise, ExerciseKey } from "../exercise";
import type { ConsoleWorld } from "../grader/console/observe-console";
import { type ConsoleKey, gradeConsole } from "../grader/grade-console";
import { consoleMutantsOf } from "./console-mutants/console-mutants";
import type { Proof } from "./proof";
import { reportMutants, unlisted } from "./verify-mutants";

/** Every mutant of the reference is killed by some dataset, or listed as an equivalent with its reason. */
export async function proveConsoleMutants(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  { expected }: ConsoleKey,
  world: ConsoleWorld,
  proof: Proof,
): Promise<void> {
  const mutants = consoleMutantsOf(exercise.kind, key.reference.text);
  const survivors: typeof mutants = [];
  for (const mutant of mutants) {
    let killed = false;
    // The last sets are the richest, so a mutant dies soonest there.
    for (const one of expected.toReversed()) {
      const verdict = await gradeConsole(exercise, { known: [], expected: [one] }, mutant.text, world);
      killed = verdict.status !== "passed";
      if (killed) break;
    }
    if (!killed) survivors.push(mutant);
  }
  const open = unlisted(key, survivors);
  reportMutants(key, { mutants, survivors, open }, "something that tells them apart", proof);
  proof.survivors = open.map(({ id, description, text }) => ({ id, description, sql: text }));
}
