import type { Engine } from "@/sandbox/engine";
import type { ConsoleExercise, ExerciseKey } from "../../exercise";
import type { ConsoleWorld } from "../../grader/console/observe-console";
import type { DocumentsCounterExample } from "../../grader/counterexample";
import { consoleFingerprint, judgeConsole, observeConsoleEach } from "../../grader/grade-console";
import type { CheckDifference, Verdict } from "../../grader/verdict";
import { ConsoleEngines, createHeldConsoleEngine } from "../console-engine";
import { searchLimits } from "../counterexample/counterexample";
import { findDocuments } from "../counterexample/documents-counterexample";
import type { GradingDatasets } from "../datasets";
import { prepareConsole, type PreparedConsole } from "../expect-console";
import { behaviourOf } from "./behaviour";
import { type Graded, told } from "./graded";

/** Where answers in consoles are graded: engines for what learners write, others for references. */
export class ConsoleRoom {
  private readonly learner = new ConsoleEngines(createHeldConsoleEngine);
  private readonly author = new ConsoleEngines();
  private readonly prepared = new Map<string, Promise<PreparedConsole>>();

  /** @param limits for the search of counter-examples */
  constructor(private readonly limits = searchLimits) {}

  async grade(
    key: ExerciseKey,
    exercise: ConsoleExercise,
    answer: string,
    datasets: GradingDatasets,
  ): Promise<Graded> {
    const { known, open, hidden } = await this.prepare(key, exercise, datasets);
    const expected = [...open, ...hidden];
    const observed = await observeConsoleEach(exercise, expected, answer, this.world(exercise));
    const verdict = judgeConsole(exercise, { known, expected }, answer, observed);
    const prints = observed.map((one) => consoleFingerprint(one, exercise));
    const graded = { ...told(verdict, exercise, expected, datasets), ...behaviourOf(verdict, prints) };
    const documents = await this.documents(key, exercise, answer, verdict, datasets);
    return documents ? { ...graded, documents } : graded;
  }

  private async documents(
    key: ExerciseKey,
    exercise: ConsoleExercise,
    answer: string,
    verdict: Verdict,
    { open, hidden }: GradingDatasets,
  ): Promise<DocumentsCounterExample | undefined> {
    if (exercise.kind !== "search" || verdict.status !== "failed") return undefined;
    const first = verdict.results.find(({ difference }) => ofDocuments(difference));
    const [visible] = open;
    const failing = [...open, ...hidden].find(({ name }) => name === first?.dataset);
    if (!failing || !visible) return undefined;
    const reference = key.reference.text;
    return await findDocuments({ exercise, reference, answer, failing, visible, limits: this.limits });
  }

  /** What answers to an exercise run on. */
  engineOf(exercise: ConsoleExercise): Engine {
    return this.learner.of(exercise);
  }

  async close(): Promise<void> {
    await Promise.all([this.learner.close(), this.author.close()]);
  }

  private world(exercise: ConsoleExercise): ConsoleWorld {
    return { engine: this.engineOf(exercise) };
  }

  private prepare(
    key: ExerciseKey,
    exercise: ConsoleExercise,
    datasets: GradingDatasets,
  ): Promise<PreparedConsole> {
    const known =
      this.prepared.get(exercise.id) ??
      prepareConsole(key, exercise, datasets, { engine: this.author.of(exercise) });
    this.prepared.set(exercise.id, known);
    known.catch(() => this.prepared.delete(exercise.id));
    return known;
  }
}

/** Differences that documents explain. */
const kinds: ReadonlySet<string> = new Set(["hits", "hits-order", "scores", "total", "source", "value"]);

const ofDocuments = (difference: CheckDifference): boolean =>
  kinds.has(difference.kind) || (difference.kind === "state" && kinds.has(difference.difference.kind));
