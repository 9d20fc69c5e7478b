import type { Dataset } from "@/sandbox/engine";
import { createNodePrograms } from "@/sandbox/typescript/server/programs";
import { engineDatabase } from "@/sandbox/typescript/engine-database";
import type { ExerciseKey, ProgramExercise } from "../exercise";
import type { KnownWrong } from "../grader/grade";
import { type ProgramExpected, programFingerprint } from "../grader/grade-program";
import { GradingFailed } from "../grader/grading-failed";
import { observeProgram, type ProgramObservation, type ProgramWorld } from "../grader/observe-program";
import { sketchOf } from "../grader/sketch";
import type { GradingDatasets } from "./datasets";
import type { Engine } from "@/sandbox/engine";

/** An exercise of kind typescript with everything that grading needs; see `PreparedExercise`. */
export interface PreparedProgram {
  exercise: ProgramExercise;
  known: KnownWrong[];
  open: ProgramExpected[];
  hidden: ProgramExpected[];
}

/** Programs beside an engine, in a thread of their own that starts with the first answer. */
export function nodeProgramWorld(engine: Engine): ProgramWorld {
  return { engine, programs: createNodePrograms(), database: engineDatabase };
}

/**
 * Runs the reference and the wrong answers once per dataset. Throws `GradingFailed` when the reference does not run.
 * @param seen gets what the wrong answers did, by file, one observation a dataset
 */
export async function prepareProgram(
  key: ExerciseKey,
  exercise: ProgramExercise,
  { open, hidden }: Pick<GradingDatasets, "open" | "hidden">,
  world: ProgramWorld,
  seen?: Map<string, ProgramObservation[]>,
): Promise<PreparedProgram> {
  // Others expect the general words of a verdict.
  const told = key.wrong.filter(({ expect }) => Object.hasOwn(exercise.misconceptions, expect));
  const expectOn = async (dataset: Dataset): Promise<ProgramExpected> => {
    const reference = await observeProgram(exercise, key.reference.text, dataset, world);
    if (reference.end !== "done") {
      const why =
        reference.end === "error" ? reference.error.message : `stopped by the limit of ${reference.limit}`;
      throw new GradingFailed(`${key.reference.file} does not run on ${dataset.name}: ${why}`);
    }
    const wrong: string[] = [];
    for (const { file, text } of told) {
      const observation = await observeProgram(exercise, text, dataset, world);
      wrong.push(programFingerprint(observation, exercise));
      seen?.set(file, [...(seen.get(file) ?? []), observation]);
    }
    // What the reference sent is the answer: it goes nowhere.
    return { dataset, calls: reference.calls.map(({ end, probes }) => ({ end, probes })), wrong };
  };
  const expectAll = async (list: Dataset[]): Promise<ProgramExpected[]> => {
    const found: ProgramExpected[] = [];
    for (const dataset of list) found.push(await expectOn(dataset));
    return found;
  };
  return {
    exercise,
    known: told.map(({ text, expect }) => ({ misconception: expect, sketch: sketchOf(text) })),
    open: await expectAll(open),
    hidden: await expectAll(hidden),
  };
}
