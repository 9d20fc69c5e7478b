import type { CounterExample } from "../../grader/counterexample";
import { feedbackOf } from "../../grader/feedback";
import { fingerprintOf } from "../../grader/fingerprint";
import { judge, observeEach } from "../../grader/grade";
import { judgeProgram, observeProgramEach, programFingerprint } from "../../grader/grade-program";
import { GradingFailed } from "../../grader/grading-failed";
import type { World } from "../../grader/observe";
import { explanationOf, judgeQuiz } from "../../grader/quiz";
import type { Verdict } from "../../grader/verdict";
import type { ExerciseKey, ProgramExercise, QuizExercise, SqlExercise } from "../../exercise";
import { findCounterExample, searchLimits } from "../counterexample/counterexample";
import { readTables, type Table } from "../counterexample/tables";
import { type GradingDatasets, gradingDatasets } from "../datasets";
import { prepare, type PreparedExercise } from "../expect";
import { nodeProgramWorld, prepareProgram, type PreparedProgram } from "../expect-program";
import { parseSql } from "../parse-sql";
import { quizReference } from "../quiz-key";
import { readQuizAnswer } from "../quiz-answer";
import { behaviourOf } from "./behaviour";
import { ConsoleRoom } from "./console-room";
import { type Graded, told } from "./graded";
import type { Dataset, Engine } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { engineVersion } from "@/sandbox/sql/server/engine-version";

/** Differences that need no rows to be understood. */
const saysAll: ReadonlySet<string> = new Set([
  "no-result",
  "several-results",
  "column-count",
  "column-names",
  "column-order",
  "type",
  "plan",
  "sqlstate",
  "construct",
]);

/** Where answers are graded on all data: one instance for what learners write, another for references. */
export class GradingRoom {
  private readonly learner: Engine = createNodeEngine({ spare: false });
  private readonly author: Engine = createNodeEngine({ spare: false });
  private readonly learnerPrograms = nodeProgramWorld(this.learner);
  private readonly authorPrograms = nodeProgramWorld(this.author);
  private readonly consoles: ConsoleRoom;
  private readonly prepared = new Map<string, Promise<PreparedExercise>>();
  private readonly preparedPrograms = new Map<string, Promise<PreparedProgram>>();
  private readonly datasets = new Map<string, Promise<GradingDatasets>>();
  private readonly tables = new Map<string, Table[]>();

  constructor(
    private readonly catalog: ReadonlyMap<string, ExerciseKey>,
    private readonly root: string,
    /** For the search of counter-examples; without a clock it gives the same on every machine. */
    private readonly limits = searchLimits,
  ) {
    this.consoles = new ConsoleRoom(limits);
  }

  /** Grades an answer. Throws `GradingFailed` when the fault is ours; the next answer is then graded in fresh instances. */
  async grade(id: string, answer: string): Promise<Graded> {
    const key = this.catalog.get(id);
    if (!key) throw new GradingFailed(`There is no exercise ${id}.`);
    if (key.exercise.kind === "quiz") return gradeQuiz(key, key.exercise, answer);
    if (key.exercise.kind === "typescript") return await this.gradeProgram(key, key.exercise, answer);
    if (key.exercise.kind === "sql") return await this.gradeSql(key, key.exercise, answer);
    return await this.consoles.grade(key, key.exercise, answer, await this.datasetsOf(key.exercise.dataset));
  }

  /** Loads every dataset of the catalogue, one with each step, so that answers need not wait for them. */
  async *warm(): AsyncGenerator<void, void, void> {
    const loaded = new Set<string>();
    for (const { exercise } of this.catalog.values()) {
      if (exercise.kind === "quiz") continue;
      const { open, hidden } = await this.datasetsOf(exercise.dataset);
      const onConsole = exercise.kind === "search" || exercise.kind === "objects";
      const engine = onConsole ? this.consoles.engineOf(exercise) : this.learner;
      for (const dataset of [...open, ...hidden]) {
        if (loaded.has(dataset.version)) continue;
        loaded.add(dataset.version);
        await engine.reset(dataset);
        yield;
      }
    }
  }

  async close(): Promise<void> {
    const { learnerPrograms, authorPrograms } = this;
    await Promise.all([learnerPrograms.programs.close(), authorPrograms.programs.close()]);
    await Promise.all([this.learner.close(), this.author.close(), this.consoles.close()]);
  }

  private async gradeSql(key: ExerciseKey, exercise: SqlExercise, answer: string): Promise<Graded> {
    const datasets = await this.datasetsOf(exercise.dataset);
    const { known, open, hidden } = await this.prepare(key, datasets);
    const expected = [...open, ...hidden];
    const observed = await observeEach(exercise, expected, answer, this.world(this.learner));
    const verdict = judge(exercise, { known, expected }, answer, observed);
    const counterexample = await this.counterExample(key, exercise, answer, verdict, datasets);
    return {
      ...told(verdict, exercise, expected, datasets),
      ...(counterexample ? { counterexample } : {}),
      ...behaviourOf(
        verdict,
        observed.map((one) => fingerprintOf(one, exercise)),
      ),
    };
  }

  /** Without a counter-example: the calls are few, and shown. */
  private async gradeProgram(key: ExerciseKey, exercise: ProgramExercise, answer: string): Promise<Graded> {
    const datasets = await this.datasetsOf(exercise.dataset);
    const prepared =
      this.preparedPrograms.get(exercise.id) ?? prepareProgram(key, exercise, datasets, this.authorPrograms);
    this.preparedPrograms.set(exercise.id, prepared);
    prepared.catch(() => this.preparedPrograms.delete(exercise.id));
    const { known, open, hidden } = await prepared;
    const expected = [...open, ...hidden];
    const observed = await observeProgramEach(exercise, expected, answer, this.learnerPrograms);
    const verdict = judgeProgram(exercise, { known, expected }, answer, observed);
    const prints = observed.map((one) => programFingerprint(one, exercise));
    return { ...told(verdict, exercise, expected, datasets), ...behaviourOf(verdict, prints) };
  }

  private async counterExample(
    key: ExerciseKey,
    exercise: SqlExercise,
    answer: string,
    verdict: Verdict,
    { open, hidden }: GradingDatasets,
  ): Promise<CounterExample | undefined> {
    const first = verdict.status === "failed" ? verdict.results[0] : undefined;
    if (verdict.status !== "failed" || !first || saysAll.has(first.difference.kind)) return undefined;
    const names = new Set(verdict.results.map(({ dataset }) => dataset));
    const failing = [...open, ...hidden].find(({ name }) => names.has(name));
    const [visible] = open;
    if (!failing || !visible) return undefined;
    return findCounterExample({
      exercise,
      reference: key.reference.text,
      answer,
      empty: withoutRows(visible),
      failing: await this.tablesOf(failing),
      visible: await this.tablesOf(visible),
      learner: this.world(this.learner),
      author: this.world(this.author),
      limits: this.limits,
    });
  }

  private world(engine: Engine): World {
    return { engine, parse: parseSql };
  }

  private prepare(key: ExerciseKey, datasets: GradingDatasets): Promise<PreparedExercise> {
    const { id } = key.exercise;
    const known = this.prepared.get(id) ?? prepare(key, datasets, this.world(this.author));
    this.prepared.set(id, known);
    known.catch(() => this.prepared.delete(id));
    return known;
  }

  private datasetsOf(name: string): Promise<GradingDatasets> {
    const known = this.datasets.get(name) ?? gradingDatasets(name, this.root);
    this.datasets.set(name, known);
    return known;
  }

  private async tablesOf(dataset: Dataset): Promise<Table[]> {
    const known = this.tables.get(dataset.version);
    if (known) return known;
    await this.author.reset(dataset);
    const tables = await readTables(this.author);
    this.tables.set(dataset.version, tables);
    return tables;
  }
}

/** The definitions of a dataset alone. */
function withoutRows({ name, version, files }: Dataset): Dataset {
  const schema = files.filter(({ path }) => path.endsWith("schema.sql"));
  if (schema.length === 0) throw new GradingFailed(`The dataset ${name} has no schema.sql.`);
  return { name: `${name}-empty`, version: `${version}-empty`, files: schema };
}

function gradeQuiz(key: ExerciseKey, exercise: QuizExercise, answer: string): Graded {
  const read = readQuizAnswer({ file: exercise.id, text: answer }, exercise.question);
  if (!read.ok) throw new GradingFailed(read.problems.map(({ message }) => message).join(" "));
  const difference = judgeQuiz(exercise.question, quizReference(key), read.value);
  const verdict: Verdict = difference
    ? { status: "failed", results: [{ dataset: exercise.id, difference }] }
    : { status: "passed" };
  const explain = (pick: string): string | undefined => explanationOf(exercise, pick);
  const feedback = feedbackOf(verdict, { exercise, shown: new Set([exercise.id]), datasets: 0, explain });
  const behaviour = behaviourOf(verdict, [JSON.stringify(read.value)]);
  return { verdict, feedback, datasets: 0, engine: engineVersion(), datasetVersion: "", ...behaviour };
}
