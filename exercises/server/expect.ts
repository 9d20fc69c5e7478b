import type { Dataset } from "@/sandbox/engine";
import { fingerprintOf } from "../grader/fingerprint";
import type { Expected, KnownWrong } from "../grader/grade";
import { GradingFailed } from "../grader/grading-failed";
import { observe, type World } from "../grader/observe";
import { sketchOf } from "../grader/sketch";
import type { ExerciseKey, SqlExercise, WrongAnswer } from "../exercise";
import type { GradingDatasets } from "./datasets";

/** An exercise of kind sql with everything that grading needs, the reference's results on every dataset among it. */
export interface PreparedExercise {
  exercise: SqlExercise;
  known: KnownWrong[];
  /** On what the page may hold. */
  open: Expected[];
  hidden: Expected[];
}

/** Runs the reference and the wrong answers once per dataset. Throws `GradingFailed` when the reference does not run. */
export async function prepare(
  key: ExerciseKey,
  datasets: GradingDatasets,
  world: World,
): Promise<PreparedExercise> {
  const { exercise } = key;
  if (exercise.kind !== "sql") throw new GradingFailed(`${exercise.id} is a ${exercise.kind}: nothing runs.`);
  const expectAll = async (list: Dataset[], large = false): Promise<Expected[]> => {
    const found: Expected[] = [];
    for (const dataset of list) found.push(await expectOn(key, exercise, { dataset, large }, world));
    return found;
  };
  const large = exercise.checks.some(({ kind }) => kind === "plan") ? datasets.large() : undefined;
  return {
    exercise,
    known: told(key, exercise).map(({ text, expect }) => ({ misconception: expect, sketch: sketchOf(text) })),
    open: await expectAll(datasets.open),
    hidden: [...(await expectAll(datasets.hidden)), ...(large ? await expectAll([large], true) : [])],
  };
}

/** The wrong answers that stand for a misconception; others expect the general words of a verdict. */
function told({ wrong }: ExerciseKey, { misconceptions }: SqlExercise): WrongAnswer[] {
  return wrong.filter(({ expect }) => Object.hasOwn(misconceptions, expect));
}

async function expectOn(
  key: ExerciseKey,
  exercise: SqlExercise,
  place: { dataset: Dataset; large: boolean },
  world: World,
): Promise<Expected> {
  const reference = await observe(exercise, key.reference.text, place, world);
  if (reference.end !== "done") {
    const why =
      reference.end === "error" ? `${reference.error.code} ${reference.error.message}` : reference.limit;
    throw new GradingFailed(`${key.reference.file} does not run on ${place.dataset.name}: ${why}`);
  }
  const wrong: string[] = [];
  for (const { text } of told(key, exercise)) {
    wrong.push(fingerprintOf(await observe(exercise, text, place, world), exercise));
  }
  return { ...place, checks: reference.checks, wrong };
}
