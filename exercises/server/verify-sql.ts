import type { ExerciseKey, SqlExercise, WrongAnswer } from "../exercise";
import { grade, type GradingKey, judge, observeEach } from "../grader/grade";
import { GradingFailed } from "../grader/grading-failed";
import { checksOn, type World } from "../grader/observe";
import type { Verdict } from "../grader/verdict";
import type { GradingDatasets } from "./datasets";
import { lintDeterminism } from "./determinism/determinism";
import { prepare, type PreparedExercise, type WrongSeen } from "./expect";
import { mutantLimits, problem, type Proof } from "./proof";
import { proveAccepted, proveWrong, whatOf } from "./prove-verdict";
import { shuffled } from "./shuffled";
import { proveMutants } from "./verify-mutants";

/** Proves an exercise of kind sql: right answers pass, wrong ones fail with their own words, mutants die. */
export async function proveSql(
  key: ExerciseKey,
  exercise: SqlExercise,
  datasets: GradingDatasets,
  world: World,
): Promise<Proof> {
  const proof: Proof = {
    datasets: datasets.open.length + datasets.hidden.length,
    wrong: { killed: 0, total: key.wrong.length },
    mutants: { killed: 0, total: 0, equivalent: 0 },
    survivors: [],
    problems: [],
  };
  try {
    const held = await proveRightSide(key, exercise, datasets, world, proof);
    const variant =
      key.variant && (await proveVariant(key.variant, key.reference.text, datasets, world, proof));
    // What is stopped ends the engine, and the next one has to fetch every dataset anew: it comes last.
    await proveMutants(key, exercise, held.all, world, datasets, proof);
    await proveWrongSide(key, exercise, held, world, proof);
    await variant?.();
  } catch (cause) {
    if (!(cause instanceof GradingFailed)) throw cause;
    proof.problems.push(problem(key.file, cause.message, "Mend the answer, or the exercise."));
  }
  return proof;
}

/** What answers are held against, and what the listed wrong ones did while it was made. */
interface Held {
  all: GradingKey;
  seen: WrongSeen;
}

/** Right answers pass, whatever lies where; the starter does not. */
async function proveRightSide(
  key: ExerciseKey,
  exercise: SqlExercise,
  datasets: GradingDatasets,
  world: World,
  proof: Proof,
): Promise<Held> {
  const seen: WrongSeen = new Map();
  const prepared = await prepare(key, datasets, world, { seen, limits: mutantLimits });
  const all = { known: prepared.known, expected: [...prepared.open, ...prepared.hidden] };
  await proveRight(key, exercise, all, world, proof);
  proveProbes(key, exercise, all, proof);
  await proveStill(key, exercise, all, world, proof);
  proveTelling(key, prepared, proof);
  await proveStarter(key, exercise, all, world, proof);
  return { all, seen };
}

/** Every wrong answer fails with its own message. */
async function proveWrongSide(
  key: ExerciseKey,
  exercise: SqlExercise,
  { all, seen }: Held,
  world: World,
  proof: Proof,
): Promise<void> {
  const stoppedLast = key.wrong.toSorted((one, other) => stops(one) - stops(other));
  for (const answer of stoppedLast) {
    const observations =
      seen.get(answer.file) ??
      (await observeEach(exercise, all.expected, answer.text, { ...world, limits: mutantLimits }));
    const verdictWith = (known: GradingKey["known"]): Verdict =>
      judge(exercise, { ...all, known }, answer.text, observations);
    proveWrong(answer, all, verdictWith, "give the datasets a row on which it goes wrong", proof);
  }
}

const stops = ({ expect }: WrongAnswer): number => (expect === "stopped" ? 1 : 0);

/**
 * The variant is an exercise of its own, but for its mutants; and the first answer, which was shown, does not pass it.
 * Gives what is left to prove: its wrong answers.
 */
async function proveVariant(
  variant: ExerciseKey,
  shown: string,
  datasets: GradingDatasets,
  world: World,
  proof: Proof,
): Promise<(() => Promise<void>) | undefined> {
  const { exercise } = variant;
  if (exercise.kind !== "sql") return undefined;
  const own: Proof = { ...proof, wrong: { killed: 0, total: 0 }, problems: [] };
  const held = await proveRightSide(variant, exercise, datasets, world, own);
  const verdict = await grade(exercise, held.all, shown, world);
  if (verdict.status === "passed") {
    const fix = "Replace something on which the rows depend.";
    own.problems.push(problem(variant.file, "The reference that was shown passes as well.", fix));
  }
  return async () => {
    await proveWrongSide(variant, exercise, held, world, own);
    proof.problems.push(
      ...own.problems.map((one) => ({ ...one, message: `In the variant: ${one.message}` })),
    );
  };
}

/** The reference and every alternative pass, twice, and lean on nothing that may change. */
async function proveRight(
  key: ExerciseKey,
  exercise: SqlExercise,
  all: GradingKey,
  world: World,
  proof: Proof,
): Promise<void> {
  for (const { file, text } of [key.reference, key.alternatives, key.reference].flat()) {
    proveAccepted(file, await grade(exercise, all, text, world), proof);
  }
  for (const { file, text } of [key.reference, ...key.alternatives]) {
    for (const found of await lintDeterminism(text)) proof.problems.push({ file, ...found });
  }
}

/** A schema probe that is said to fail does so after the reference, with the code that is named. */
function proveProbes(key: ExerciseKey, exercise: SqlExercise, { expected }: GradingKey, proof: Proof): void {
  for (const one of expected) {
    for (const [i, check] of checksOn(exercise.checks, one.large).entries()) {
      const seen = one.checks[i];
      if (check.kind !== "schema" || seen?.kind !== "schema") continue;
      for (const [j, { sql, fails }] of check.probes.entries()) {
        const reply = seen.replies[j];
        const code = reply && "code" in reply ? reply.code : undefined;
        if (code === fails) continue;
        const message = `The probe ${sql} should ${fails ? `fail with ${fails}` : "pass"} after the reference, and ${code ? `fails with ${code}` : "passes"} on ${one.dataset.name}.`;
        proof.problems.push(problem(key.file, message, "Mend the probe, or the reference."));
      }
    }
  }
}

/** The reference gives one result wherever its rows lie. */
async function proveStill(
  key: ExerciseKey,
  exercise: SqlExercise,
  { known, expected }: GradingKey,
  world: World,
  proof: Proof,
): Promise<void> {
  for (const one of expected) {
    if (one.large) continue;
    const moved = { known, expected: [{ ...one, dataset: shuffled(one.dataset) }] };
    const verdict = await grade(exercise, moved, key.reference.text, world);
    if (verdict.status === "passed") continue;
    const message = `With the rows of ${one.dataset.name} stored in another order the result is another: ${whatOf(verdict)}.`;
    proof.problems.push(
      problem(key.reference.file, message, "Sort by what decides, or compare without order."),
    );
  }
}

/** At least one dataset gives the reference rows; nothing is proved where nothing comes. */
function proveTelling(key: ExerciseKey, { open, hidden }: PreparedExercise, proof: Proof): void {
  const telling = [...open, ...hidden].filter(({ checks }) =>
    checks.every((check) => check.kind !== "rows" || (check.results[0]?.rows.length ?? 0) > 0),
  );
  if (telling.length > 0) return;
  const fix = "Ask for something that the datasets hold, or give them the rows.";
  proof.problems.push(problem(key.reference.file, "The reference gives no row on any dataset.", fix));
}

async function proveStarter(
  key: ExerciseKey,
  exercise: SqlExercise,
  all: GradingKey,
  world: World,
  proof: Proof,
): Promise<void> {
  const verdict = await grade(exercise, all, exercise.starter, world);
  if (verdict.status !== "passed") return;
  const file = key.file.replace("prompt.mdx", "starter.sql");
  proof.problems.push(problem(file, "The starter passes as it is.", "Leave something to do."));
}
