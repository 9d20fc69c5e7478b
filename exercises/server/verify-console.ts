import type { ConsoleCheck, Look } from "../console-schema";
import type { ConsoleExercise, ExerciseKey } from "../exercise";
import type { ConsoleObservation, ConsoleSeen, ConsoleWorld } from "../grader/console/observe-console";
import type { ReplySeen } from "../grader/console/reply-seen";
import { type ConsoleKey, gradeConsole, judgeConsole, observeConsoleEach } from "../grader/grade-console";
import { GradingFailed } from "../grader/grading-failed";
import type { Verdict } from "../grader/verdict";
import type { GradingDatasets } from "./datasets";
import { prepareConsole } from "./expect-console";
import { kindFiles } from "./kind-files";
import { problem, type Proof } from "./proof";
import { proveAccepted, proveWrong, whatOf } from "./prove-verdict";
import { shuffledDocuments } from "./shuffled-documents";
import { proveConsoleMutants } from "./verify-console-mutants";

/** Proves an exercise in a console: right answers pass, wrong ones fail with their own words, mutants die. */
export async function proveConsole(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  datasets: GradingDatasets,
  world: ConsoleWorld,
): Promise<Proof> {
  const proof: Proof = {
    datasets: datasets.open.length + datasets.hidden.length,
    wrong: { killed: 0, total: key.wrong.length },
    mutants: { killed: 0, total: 0, equivalent: 0 },
    survivors: [],
    problems: [],
  };
  try {
    const all = await proveTask(key, exercise, datasets, world, proof);
    await proveConsoleMutants(key, exercise, all, world, proof);
    if (key.variant) await proveVariant(key.variant, key.reference.text, datasets, world, proof);
  } catch (cause) {
    if (!(cause instanceof GradingFailed)) throw cause;
    proof.problems.push(problem(key.file, cause.message, "Mend the answer, or the exercise."));
  }
  return proof;
}

/** Everything but the mutants. Gives what answers are held against. */
async function proveTask(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  datasets: GradingDatasets,
  world: ConsoleWorld,
  proof: Proof,
): Promise<ConsoleKey> {
  const seen = new Map<string, ConsoleObservation[]>();
  const { known, open, hidden } = await prepareConsole(key, exercise, datasets, world, seen);
  const all: ConsoleKey = { known, expected: [...open, ...hidden] };
  const grade = (answer: string, own = all): Promise<Verdict> => gradeConsole(exercise, own, answer, world);
  proveReplies(key, exercise, all, proof);
  // The second time in engines in which others have run.
  const right = [key.reference, ...key.alternatives];
  for (const { file, text } of [...right, ...right]) proveAccepted(file, await grade(text), proof);
  await proveStill(key, all, grade, proof);
  await proveLater(key, exercise, all, world, proof);
  if ((await grade(exercise.starter)).status === "passed") {
    const file = key.file.replace("prompt.mdx", `starter.${kindFiles[exercise.kind].ending}`);
    proof.problems.push(problem(file, "The starter passes as it is.", "Leave something to do."));
  }
  for (const answer of key.wrong) {
    const observations =
      seen.get(answer.file) ?? (await observeConsoleEach(exercise, all.expected, answer.text, world));
    const verdictWith = (own: ConsoleKey["known"]): Verdict =>
      judgeConsole(exercise, { ...all, known: own }, answer.text, untilHalted(observations));
    proveWrong(answer, all, verdictWith, "give the datasets something on which it goes wrong", proof);
  }
  return all;
}

/** Grading ends where an answer does not end by itself. */
function untilHalted(observations: ConsoleObservation[]): ConsoleObservation[] {
  const halted = observations.findIndex(({ end }) => end !== "done");
  return halted < 0 ? observations : observations.slice(0, halted + 1);
}

/** The variant is an exercise of its own, but for its mutants; and the first answer, which was shown, does not pass it. */
async function proveVariant(
  variant: ExerciseKey,
  shown: string,
  datasets: GradingDatasets,
  world: ConsoleWorld,
  proof: Proof,
): Promise<void> {
  const { exercise } = variant;
  if (exercise.kind !== "search" && exercise.kind !== "objects") return;
  const own: Proof = { ...proof, wrong: { killed: 0, total: 0 }, problems: [] };
  const all = await proveTask(variant, exercise, datasets, world, own);
  if ((await gradeConsole(exercise, all, shown, world)).status === "passed") {
    const fix = "Replace something on which the replies depend.";
    own.problems.push(problem(variant.file, "The reference that was shown passes as well.", fix));
  }
  proof.problems.push(...own.problems.map((one) => ({ ...one, message: `In the variant: ${one.message}` })));
}

/** The reference is judged alike in whatever order the documents were written. */
async function proveStill(
  key: ExerciseKey,
  all: ConsoleKey,
  grade: (answer: string, own: ConsoleKey) => Promise<Verdict>,
  proof: Proof,
): Promise<void> {
  for (const one of all.expected) {
    const dataset = shuffledDocuments(one.dataset);
    if (JSON.stringify(dataset.files) === JSON.stringify(one.dataset.files)) continue;
    const verdict = await grade(key.reference.text, { ...all, expected: [{ ...one, dataset }] });
    if (verdict.status === "passed") continue;
    const message = `With the documents of ${one.dataset.name} written in another order the reply is another: ${whatOf(verdict)}.`;
    const fix = "Sort by what decides, ask for a size that cuts no tie, or compare without order.";
    proof.problems.push(problem(key.reference.file, message, fix));
    return;
  }
}

/** Each request moves the clock of the story by a millisecond; so many come before the answer. */
const earlier = "GET /\n\n".repeat(20);

/** The reference is judged alike a few milliseconds later: nothing lies so near to `now` that it comes and goes. */
async function proveLater(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  all: ConsoleKey,
  world: ConsoleWorld,
  proof: Proof,
): Promise<void> {
  const later = { ...exercise, seed: `${exercise.seed}\n\n${earlier}` };
  const verdict = await gradeConsole(later, all, key.reference.text, world);
  if (verdict.status === "passed") return;
  const message = `Twenty milliseconds later the reply is another: ${whatOf(verdict)}.`;
  const fix = "Round now to the day, or write the moment down.";
  proof.problems.push(problem(key.reference.file, message, fix));
}

/** What the reference is answered with can be compared, is what the definition expects, and says something somewhere. */
function proveReplies(
  key: ExerciseKey,
  exercise: ConsoleExercise,
  { expected }: ConsoleKey,
  proof: Proof,
): void {
  const checks: readonly ConsoleCheck[] = exercise.checks;
  for (const [i, check] of checks.entries()) {
    const seen = expected.map(({ dataset, checks: own }) => ({ name: dataset.name, seen: own[i] }));
    if (check.kind === "index-state" || check.kind === "bucket-state") {
      for (const [j, probe] of check.probes.entries()) proveProbe(key, probe, seen, j, proof);
    } else if (check.kind !== "requests") {
      const replies = seen.flatMap(({ seen: one }) =>
        one?.kind === "replies" && one.reply ? [one.reply] : [],
      );
      proveTelling(key, check, replies, `Check ${i + 1}`, proof, true);
    }
  }
}

function proveProbe(
  key: ExerciseKey,
  probe: Look & { send: string; status?: number | undefined },
  seen: { name: string; seen: ConsoleSeen | undefined }[],
  at: number,
  proof: Proof,
): void {
  const replies: ReplySeen[] = [];
  for (const { name, seen: one } of seen) {
    const reply = one?.kind === "state" ? one.probes[at] : undefined;
    if (!reply) continue;
    replies.push(reply);
    if (probe.status === undefined || reply.status === probe.status) continue;
    const message = `The probe ${probe.send} should be answered with ${probe.status} after the reference, and is with ${reply.status} ${reply.reason ?? ""} on ${name}.`;
    proof.problems.push(problem(key.file, message, "Mend the probe, or the reference."));
    return;
  }
  if (probe.status === undefined || probe.status < 400)
    proveTelling(key, probe, replies, `The probe ${probe.send}`, proof);
}

/** Where something beyond the status is compared, some dataset has it: nothing is proved where nothing comes. */
function proveTelling(
  key: ExerciseKey,
  look: Look,
  replies: ReplySeen[],
  what: string,
  proof: Proof,
  mustFind = false,
): void {
  const reason = replies.find((reply) => reply.reason?.includes("unsupported"))?.reason;
  if (reason !== undefined) {
    const fix = "Ask for something that the engine of the page knows.";
    proof.problems.push(problem(key.reference.file, `${what} is answered with ${reason}.`, fix));
  }
  const idle = (name: string): void => {
    const message = `${what} compares ${name}, and no dataset gives any after the reference.`;
    proof.problems.push(
      problem(key.file, message, "Look at something that is there, or give the datasets more."),
    );
  };
  if (look.tokens && !replies.some(({ tokens }) => tokens && tokens.length > 0)) idle("tokens");
  if (look.hits && !replies.some(({ hits }) => hits)) idle("hits");
  // A probe may ask for what must not be there; the last word of an answer has to find something somewhere.
  if (mustFind && look.hits && replies.every(({ hits }) => hits?.hits.length === 0)) {
    const fix = "Ask for something that the datasets hold, or give them the documents.";
    proof.problems.push(problem(key.reference.file, "The reference finds nothing on any dataset.", fix));
  }
  for (const [i, path] of look.paths.entries()) {
    const name = typeof path === "string" ? path : path.path;
    if (!replies.some(({ values }) => (values[i] ?? []).length > 0)) idle(`\`${name}\``);
  }
  for (const [i, name] of look.headers.entries()) {
    if (!replies.some(({ headers }) => headers[i] !== null)) idle(`the header ${name}`);
  }
}
