import type { Dataset, Limits } from "@/sandbox/engine";
import { fingerprintOf } from "../grader/fingerprint";
import type { Expected, KnownWrong } from "../grader/grade";
import { GradingFailed } from "../grader/grading-failed";
import { type Observation, observe, type World } from "../grader/observe";
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

/** What listed wrong answers did, by file: one observation a dataset, up to the first on which it did not end by itself. */
export type WrongSeen = Map<string, Observation[]>;

/** How listed wrong answers are run, where it matters to somebody. */
export interface WrongOptions {
  /** Gets what they did. */
  seen?: WrongSeen;
  /** Others than the reference's. */
  limits?: Limits;
}

/** Runs the reference and the wrong answers once per dataset. Throws `GradingFailed` when the reference does not run. */
export async function prepare(
  key: ExerciseKey,
  datasets: GradingDatasets,
  world: World,
  { seen, limits }: WrongOptions = {},
): Promise<PreparedExercise> {
  const { exercise } = key;
  if (exercise.kind !== "sql") throw new GradingFailed(`${exercise.id} is a ${exercise.kind}: nothing runs.`);
  const limited = limits ? { ...world, limits } : world;
  const wrong = new WrongAnswers(exercise, told(key, exercise), limited, seen);
  const expectAll = async (list: Dataset[], large = false): Promise<Expected[]> => {
    const found: Expected[] = [];
    for (const dataset of list) found.push(await expectOn(key, exercise, { dataset, large }, world, wrong));
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
  wrong: WrongAnswers,
): Promise<Expected> {
  const reference = await observe(exercise, key.reference.text, place, world);
  if (reference.end !== "done") {
    const why =
      reference.end === "error" ? `${reference.error.code} ${reference.error.message}` : reference.limit;
    throw new GradingFailed(`${key.reference.file} does not run on ${place.dataset.name}: ${why}`);
  }
  return { ...place, checks: reference.checks, wrong: await wrong.fingerprintsOn(place) };
}

/** The wrong answers of one exercise, from dataset to dataset. */
class WrongAnswers {
  /** What ended the answers that did not end by themselves: grading stops there, so further datasets tell nothing, and cost seconds. */
  private readonly halted = new Map<string, string>();

  constructor(
    private readonly exercise: SqlExercise,
    private readonly answers: WrongAnswer[],
    private readonly world: World,
    private readonly seen: WrongSeen | undefined,
  ) {}

  async fingerprintsOn(place: { dataset: Dataset; large: boolean }): Promise<string[]> {
    const found: string[] = [];
    for (const answer of this.answers) {
      found.push(this.halted.get(answer.file) ?? (await this.fingerprint(answer, place)));
    }
    return found;
  }

  private async fingerprint(
    { file, text }: WrongAnswer,
    place: { dataset: Dataset; large: boolean },
  ): Promise<string> {
    const observation = await observe(this.exercise, text, place, this.world);
    const fingerprint = fingerprintOf(observation, this.exercise);
    if (observation.end !== "done") this.halted.set(file, fingerprint);
    this.seen?.set(file, [...(this.seen.get(file) ?? []), observation]);
    return fingerprint;
  }
}
