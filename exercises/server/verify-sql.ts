import type { Problem } from "@/content/problem";
import type { ExerciseKey, SqlExercise, WrongAnswer } from "../exercise";
import { grade, type GradingKey } from "../grader/grade";
import { GradingFailed } from "../grader/grading-failed";
import { checksOn, type World } from "../grader/observe";
import type { Verdict } from "../grader/verdict";
import type { GradingDatasets } from "./datasets";
import { lintDeterminism } from "./determinism/determinism";
import { prepare, type PreparedExercise } from "./expect";
import { withKills } from "./killing-row/with-kills";
import { mutantsOf } from "./mutants/mutants";
import { shuffled } from "./shuffled";

/** A mutant of the reference that no dataset told from it. */
export interface Survivor {
  id: string;
  description: string;
  sql: string;
  /** INSERT statements that tell it from the reference, where some were found. */
  kills?: string;
}

/** What the gate found about one exercise. */
export interface Proof {
  datasets: number;
  wrong: { killed: number; total: number };
  mutants: { killed: number; total: number; equivalent: number };
  survivors: Survivor[];
  problems: Problem[];
}

/** A mutant that runs this long is dead: the reference needs milliseconds. */
const mutantLimits = { ms: 1_500, rows: 10_000, bytes: 1024 * 1024 };

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
    const all = await proveAnswers(key, exercise, datasets, world, proof);
    await proveMutants(key, exercise, all, world, datasets, proof);
    if (key.variant?.exercise.kind === "sql") {
      await proveVariant(key.variant, key.variant.exercise, key.reference.text, datasets, world, proof);
    }
  } catch (cause) {
    if (!(cause instanceof GradingFailed)) throw cause;
    proof.problems.push(problem(key.file, cause.message, "Mend the answer, or the exercise."));
  }
  return proof;
}

/** Right answers pass, wrong ones fail; gives what answers are held against. */
async function proveAnswers(
  key: ExerciseKey,
  exercise: SqlExercise,
  datasets: GradingDatasets,
  world: World,
  proof: Proof,
): Promise<GradingKey> {
  const prepared = await prepare(key, datasets, world);
  const all = { known: prepared.known, expected: [...prepared.open, ...prepared.hidden] };
  await proveRight(key, exercise, all, world, proof);
  proveProbes(key, exercise, all, proof);
  await proveStill(key, exercise, all, world, proof);
  proveTelling(key, prepared, proof);
  await proveStarter(key, exercise, all, world, proof);
  for (const answer of key.wrong) await proveWrong(answer, exercise, all, world, proof);
  return all;
}

/** The variant is an exercise of its own, but for its mutants; and the first answer, which was shown, does not pass it. */
async function proveVariant(
  variant: ExerciseKey,
  exercise: SqlExercise,
  shown: string,
  datasets: GradingDatasets,
  world: World,
  proof: Proof,
): Promise<void> {
  const own: Proof = { ...proof, wrong: { killed: 0, total: 0 }, problems: [] };
  const all = await proveAnswers(variant, exercise, datasets, world, own);
  proof.problems.push(...own.problems.map((one) => ({ ...one, message: `In the variant: ${one.message}` })));
  const verdict = await grade(exercise, all, shown, world);
  if (verdict.status !== "passed") return;
  const fix = "Replace something on which the rows depend.";
  proof.problems.push(problem(variant.file, "The reference that was shown passes the variant as well.", fix));
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
    const verdict = await grade(exercise, all, text, world);
    if (verdict.status === "passed") continue;
    proof.problems.push(
      problem(
        file,
        `This right answer is not accepted: ${whatOf(verdict)}.`,
        "Mend the answer, or the policy.",
      ),
    );
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

async function proveWrong(
  answer: WrongAnswer,
  exercise: SqlExercise,
  all: GradingKey,
  world: World,
  proof: Proof,
): Promise<void> {
  const verdict = await grade(exercise, all, answer.text, { ...world, limits: mutantLimits });
  if (verdict.status === "passed") {
    const fix = "Mend the answer, or give the datasets a row on which it goes wrong.";
    proof.problems.push(problem(answer.file, "This wrong answer is accepted.", fix));
    return;
  }
  const told = verdict.misconception ?? codeOf(verdict);
  if (told === answer.expect && behavesAlone(all, told)) {
    // Without the texts to lean on: what it does has to be enough.
    const bare = { ...all, known: all.known.map(({ misconception }) => ({ misconception, sketch: [] })) };
    const again = await grade(exercise, bare, answer.text, { ...world, limits: mutantLimits });
    if (again.misconception !== told) {
      const fix =
        "Mend the fingerprints: another wrong answer does something else, and is taken for this one.";
      proof.problems.push(problem(answer.file, "It is recognised by its text alone.", fix));
      return;
    }
  }
  if (told === answer.expect) {
    proof.wrong.killed += 1;
    return;
  }
  const message = `It should fail with ${answer.expect}, and fails with ${told}.`;
  proof.problems.push(
    problem(answer.file, message, `Expect ${told}, or make it behave in a way of its own.`),
  );
}

/** Whether a known misconception does on some dataset what no other does. */
function behavesAlone({ known, expected }: GradingKey, told: string): boolean {
  const at = known.findIndex(({ misconception }) => misconception === told);
  const behaviour = (i: number): string => expected.map(({ wrong }) => wrong[i]).join("\n");
  return at >= 0 && known.every((_, i) => i === at || behaviour(i) !== behaviour(at));
}

async function proveMutants(
  key: ExerciseKey,
  exercise: SqlExercise,
  { expected }: GradingKey,
  world: World,
  datasets: GradingDatasets,
  proof: Proof,
): Promise<void> {
  const mutants = await mutantsOf(key.reference.text, schemaOf(datasets));
  const reasons = new Map(key.equivalents.map(({ mutant, reason }) => [mutant, reason]));
  const survivors: Survivor[] = [];
  for (const { id, description, sql } of mutants) {
    const killed = await differsSomewhere(exercise, expected, sql, { ...world, limits: mutantLimits });
    if (!killed) survivors.push({ id, description, sql });
  }
  const open = survivors.filter(({ id }) => !reasons.has(id));
  const equivalent = survivors.length - open.length;
  const total = mutants.length - equivalent;
  const killed = mutants.length - survivors.length;
  proof.mutants = { killed, total, equivalent };
  const pair = { exercise, reference: key.reference.text, dataset: datasets.open[0] };
  proof.survivors = await withKills(open, pair, { ...world, limits: mutantLimits });
  for (const id of reasons.keys()) {
    if (survivors.some((one) => one.id === id)) continue;
    const known = mutants.some((one) => one.id === id);
    const message = known ? `The mutant ${id} is no equivalent: it is killed.` : `There is no mutant ${id}.`;
    proof.problems.push(problem(key.file, message, "Take it out of equivalents."));
  }
  if (open.length === 0) return;
  const list = open.map(({ id, description }) => `${id} (${description})`).join("; ");
  const message = `${open.length} of ${total} mutants of the reference survive: ${list}.`;
  const row = proof.survivors.some(({ kills }) => kills) ? "the proposed row" : "a row that tells them apart";
  const fix = `Give the datasets ${row}, or list a mutant in equivalents with the reason.`;
  proof.problems.push(problem(key.reference.file, message, fix));
}

/** Whether any dataset tells the answer from the reference; stops at the first that does. */
async function differsSomewhere(
  exercise: SqlExercise,
  expected: GradingKey["expected"],
  sql: string,
  world: World,
): Promise<boolean> {
  // The last sets are the richest, so a mutant dies soonest there.
  for (const one of expected.toReversed()) {
    const verdict = await grade(exercise, { known: [], expected: [one] }, sql, world);
    if (verdict.status !== "passed") return true;
  }
  return false;
}

/** The tables' definition: what it forbids makes some mutants equal to the reference. */
function schemaOf({ open }: GradingDatasets): string | undefined {
  return open[0]?.files.find(({ path }) => path.endsWith("/schema.sql"))?.text;
}

/** The code of a verdict that no misconception names. */
function codeOf(verdict: Verdict): string {
  return verdict.status === "failed" ? (verdict.results[0]?.difference.kind ?? "failed") : verdict.status;
}

function whatOf(verdict: Verdict): string {
  if (verdict.status === "rejected") return `${verdict.error.code} ${verdict.error.message}`;
  if (verdict.status !== "failed") return verdict.status;
  const [first] = verdict.results;
  return `${first?.difference.kind ?? ""} on ${first?.dataset ?? ""}`;
}

const problem = (file: string, message: string, fix: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
  fix,
});
