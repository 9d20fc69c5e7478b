import type { ExerciseKey, SqlExercise } from "../exercise";
import { grade, type GradingKey } from "../grader/grade";
import type { World } from "../grader/observe";
import type { GradingDatasets } from "./datasets";
import { withKills } from "./killing-row/with-kills";
import { mutantsOf } from "./mutants/mutants";
import { mutantLimits, problem, type Proof, type Survivor } from "./proof";

/** Every mutant of the reference is killed by some dataset, or listed as an equivalent with its reason. */
export async function proveMutants(
  key: ExerciseKey,
  exercise: SqlExercise,
  { expected }: GradingKey,
  world: World,
  datasets: GradingDatasets,
  proof: Proof,
): Promise<void> {
  const mutants = await mutantsOf(key.reference.text, schemaOf(datasets));
  const survivors: Survivor[] = [];
  for (const { id, description, sql } of mutants) {
    const killed = await differsSomewhere(exercise, expected, sql, { ...world, limits: mutantLimits });
    if (!killed) survivors.push({ id, description, sql });
  }
  const open = unlisted(key, survivors);
  const pair = { exercise, reference: key.reference.text, dataset: datasets.open[0] };
  proof.survivors = await withKills(open, pair, { ...world, limits: mutantLimits });
  const row = proof.survivors.some(({ kills }) => kills) ? "the proposed row" : "a row that tells them apart";
  reportMutants(key, { mutants, survivors, open }, row, proof);
}

interface Named {
  id: string;
  description: string;
}

/** Survivors that no equivalent of the definition names. */
export function unlisted<Mutant extends Named>({ equivalents }: ExerciseKey, survivors: Mutant[]): Mutant[] {
  const listed = new Set(equivalents.map(({ mutant }) => mutant));
  return survivors.filter(({ id }) => !listed.has(id));
}

/** Counts the mutants, and says which should have died: `missing` is what the datasets have to be given. */
export function reportMutants(
  key: ExerciseKey,
  { mutants, survivors, open }: { mutants: Named[]; survivors: Named[]; open: Named[] },
  missing: string,
  proof: Proof,
): void {
  const equivalent = survivors.length - open.length;
  const total = mutants.length - equivalent;
  proof.mutants = { killed: mutants.length - survivors.length, total, equivalent };
  for (const { mutant: id } of key.equivalents) {
    if (survivors.some((one) => one.id === id)) continue;
    const known = mutants.some((one) => one.id === id);
    const message = known ? `The mutant ${id} is no equivalent: it is killed.` : `There is no mutant ${id}.`;
    proof.problems.push(problem(key.file, message, "Take it out of equivalents."));
  }
  if (open.length === 0) return;
  const list = open.map(({ id, description }) => `${id} (${description})`).join("; ");
  const message = `${open.length} of ${total} mutants of the reference survive: ${list}.`;
  const fix = `Give the datasets ${missing}, or list a mutant in equivalents with the reason.`;
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
