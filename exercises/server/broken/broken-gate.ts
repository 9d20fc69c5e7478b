import { vi } from "vitest";
import type { Problem } from "@/content/problem";
import type { Dataset } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ExerciseKey, SqlExercise } from "../../exercise";
import type { World } from "../../grader/observe";
import { type GradingDatasets, gradingDatasets } from "../datasets";
import { loadCatalog } from "../load";
import { parseSql } from "../parse-sql";
import { mutantLimits } from "../proof";
import { shuffled } from "../shuffled";
import { RecordingEngine } from "./recording-engine";

/** A module of the grader, and what of it is replaced by something that is wrong in one way. */
export interface Breakage {
  module: string;
  replace: (original: object) => object;
}

/** Says how a module of the grader is broken; `replace` gets the module as it is. */
export function breaking<Module extends object>(
  module: string,
  replace: (original: Module) => Partial<Module>,
): Breakage {
  return { module, replace: (original) => replace(original as Module) };
}

/** The gate as it stands in `verify-sql.ts` and `verify-quiz.ts`, around a grader that may be broken. */
export interface Gate {
  /** What `npm run verify` would say about an exercise. */
  prove(key: ExerciseKey, datasets: GradingDatasets): Promise<Problem[]>;
}

/** What of the gate is left out unless it is asked for, because it takes long. */
export interface GateOptions {
  /** Mutants of the reference. */
  mutants?: boolean;
  /** The same rows, stored in another order. On unless told. */
  shuffled?: boolean;
}

/** What will be proved, and the statement with which the datasets are changed before. */
export interface Scene {
  keys: ExerciseKey[];
  sql?: string;
}

/** What a file of tests shares: the catalogue, Harbor's datasets, and one engine that remembers. */
export interface Workshop {
  keyOf(id: string): ExerciseKey;
  ids: string[];
  datasets: GradingDatasets;
  gate(breakage?: Breakage, options?: GateOptions): Promise<Gate>;
  /** Records what the gate will ask, dataset by dataset: changing datasets is what costs the engine time. */
  rehearse(scenes: Scene[], options?: GateOptions): Promise<void>;
  /** Harbor's datasets after one more statement. */
  after(sql: string): GradingDatasets;
  world: World;
  close(): Promise<void>;
}

/** No text of the catalogue comes near these, but for those that never end. The gate's own, so that what is rehearsed is what it asks. */
const limits = mutantLimits;

/** Loads catalogue and datasets, and starts an engine. */
export async function openWorkshop(): Promise<Workshop> {
  const catalog = await loadCatalog();
  if (!catalog.ok) throw new Error(`The catalogue has ${catalog.problems.length} problems.`);
  const engine = new RecordingEngine(createNodeEngine({ spare: false }));
  const datasets = await gradingDatasets("harbor");
  const world: World = { engine, parse: parseSql, limits };
  const keyOf = (id: string): ExerciseKey => {
    const key = catalog.value.find(({ exercise }) => exercise.id === id);
    if (!key) throw new Error(`There is no exercise ${id}.`);
    return key;
  };
  return {
    keyOf,
    ids: catalog.value.map(({ exercise }) => exercise.id),
    datasets,
    rehearse: async (scenes, options = {}) => {
      for (const base of [...datasets.open, ...datasets.hidden]) {
        for (const { keys, sql } of scenes) {
          const dataset = sql === undefined ? base : engine.after(base, sql);
          await rehearse(keys, dataset, world, options);
        }
      }
    },
    after: (sql) => ({
      open: datasets.open.map((dataset) => engine.after(dataset, sql)),
      hidden: datasets.hidden.map((dataset) => engine.after(dataset, sql)),
      large: datasets.large,
    }),
    gate: (breakage, options = {}) => openGate(world, breakage, options),
    world,
    close: () => engine.close(),
  };
}

const mutantsModule = "@/exercises/server/mutants/mutants";
const shuffledModule = "@/exercises/server/shuffled";

/** Modules that stand replaced. */
let replaced: string[] = [];

/** Imports the gate anew, with one module replaced. */
async function openGate(world: World, breakage: Breakage | undefined, options: GateOptions): Promise<Gate> {
  const { mutants = false, shuffled: still = true } = options;
  const wanted = new Map<string, () => Promise<object>>();
  if (!mutants) wanted.set(mutantsModule, async () => ({ mutantsOf: () => Promise.resolve([]) }));
  if (!still) wanted.set(shuffledModule, async () => ({ shuffled: (dataset: Dataset) => dataset }));
  if (breakage) {
    const { module, replace } = breakage;
    wanted.set(module, async () => {
      const original = await vi.importActual<object>(module);
      return { ...original, ...replace(original) };
    });
  }
  vi.resetModules();
  // Vitest does these at the next import, all at once: told twice of one module, it may keep either.
  for (const module of replaced) if (!wanted.has(module)) vi.doUnmock(module);
  for (const [module, make] of wanted) vi.doMock(module, make);
  replaced = [...wanted.keys()];
  const { proveSql } = await import("../verify-sql");
  const { proveQuiz } = await import("../verify-quiz");
  return {
    prove: async (key, datasets) => {
      const { exercise } = key;
      if (exercise.kind === "quiz") return proveQuiz(key).problems;
      if (exercise.kind !== "sql") throw new Error(`${exercise.id} is proved by verify-program.ts.`);
      const own = mutants ? key : { ...key, equivalents: [] };
      return (await proveSql(own, exercise, datasets, world)).problems;
    },
  };
}

async function rehearse(
  keys: ExerciseKey[],
  dataset: Dataset,
  { engine }: World,
  { shuffled: still = true }: GateOptions,
): Promise<void> {
  const play = async (place: Dataset, exercise: SqlExercise, text: string): Promise<void> => {
    await engine.reset(place);
    if (exercise.seed !== "") await engine.run(exercise.seed, limits);
    await engine.run(text, limits);
  };
  for (const { exercise, reference, alternatives, wrong } of keys) {
    if (exercise.kind !== "sql") continue;
    for (const { text } of [reference, ...alternatives, ...wrong]) await play(dataset, exercise, text);
    await play(dataset, exercise, exercise.starter);
  }
  if (!still) return;
  for (const { exercise, reference } of keys) {
    if (exercise.kind === "sql") await play(shuffled(dataset), exercise, reference.text);
  }
}
