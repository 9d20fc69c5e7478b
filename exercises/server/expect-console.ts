import type { Dataset } from "@/sandbox/engine";
import type { ConsoleExercise, ExerciseKey, WrongAnswer } from "../exercise";
import {
  type ConsoleObservation,
  type ConsoleWorld,
  observeConsole,
} from "../grader/console/observe-console";
import type { KnownWrong } from "../grader/grade";
import { type ConsoleExpected, consoleFingerprint } from "../grader/grade-console";
import { GradingFailed } from "../grader/grading-failed";
import { sketchOf } from "../grader/sketch";
import type { GradingDatasets } from "./datasets";

/** An exercise in a console with everything that grading needs; see `PreparedExercise`. */
export interface PreparedConsole {
  exercise: ConsoleExercise;
  known: KnownWrong[];
  open: ConsoleExpected[];
  hidden: ConsoleExpected[];
}

/**
 * Runs the reference and the wrong answers once per dataset. Throws `GradingFailed` when the reference does not run, or has no reply
 * where one is looked at.
 * @param seen gets what the wrong answers did, by file, one observation a dataset
 */
export async function prepareConsole(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  { open, hidden }: Pick<GradingDatasets, "open" | "hidden">,
  world: ConsoleWorld,
  seen?: Map<string, ConsoleObservation[]>,
): Promise<PreparedConsole> {
  // Others expect the general words of a verdict.
  const told = key.wrong.filter(({ expect }) => Object.hasOwn(exercise.misconceptions, expect));
  const expectAll = async (list: Dataset[]): Promise<ConsoleExpected[]> => {
    const found: ConsoleExpected[] = [];
    for (const dataset of list) {
      const checks = await referenceOn(key, exercise, dataset, world);
      found.push({ dataset, checks, wrong: await fingerprintsOn(told, exercise, dataset, world, seen) });
    }
    return found;
  };
  return {
    exercise,
    known: told.map(({ text, expect }) => ({ misconception: expect, sketch: sketchOf(text) })),
    open: await expectAll(open),
    hidden: await expectAll(hidden),
  };
}

async function referenceOn(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  dataset: Dataset,
  world: ConsoleWorld,
): Promise<ConsoleExpected["checks"]> {
  const reference = await observeConsole(exercise, key.reference.text, dataset, world);
  if (reference.end !== "done") {
    const why =
      reference.end === "error" ? reference.error.message : `stopped by the limit of ${reference.limit}`;
    throw new GradingFailed(`${key.reference.file} does not run on ${dataset.name}: ${why}`);
  }
  for (const [i, seen] of reference.checks.entries()) {
    if (seen.kind === "requests" && seen.fault)
      throw new GradingFailed(
        `${key.reference.file} does not keep to check ${i + 1}: ${JSON.stringify(seen.fault)}`,
      );
    const silent = seen.kind === "state" ? seen.probes.findIndex(({ status }) => status === 0) : -1;
    if (seen.kind === "state" && silent >= 0)
      throw new GradingFailed(
        `Probe ${silent + 1} of check ${i + 1} cannot be sent after ${key.reference.file}: ${seen.probes[silent]?.reason ?? ""}`,
      );
    if (seen.kind === "replies" && !seen.reply)
      throw new GradingFailed(
        `${key.reference.file} sends ${seen.replies} requests, and check ${i + 1} looks at another one.`,
      );
  }
  return reference.checks;
}

async function fingerprintsOn(
  answers: WrongAnswer[],
  exercise: ConsoleExercise,
  dataset: Dataset,
  world: ConsoleWorld,
  seen: Map<string, ConsoleObservation[]> | undefined,
): Promise<string[]> {
  const found: string[] = [];
  for (const { file, text } of answers) {
    const observation = await observeConsole(exercise, text, dataset, world);
    found.push(consoleFingerprint(observation, exercise));
    seen?.set(file, [...(seen.get(file) ?? []), observation]);
  }
  return found;
}
