import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checked } from "@/content/problem";
import { loadCourse } from "@/content/server/load";
import type { Dataset } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ConsoleExercise, Exercise, ExerciseKey, ProgramExercise, QuizExercise } from "../exercise";
import type { ConsolePageKey, PageKey, ProgramPageKey, SqlPageKey } from "../grader/page-key";
import { isVariant, pageKeyAddress } from "../grader/page-key";
import { placeExercises } from "../links";
import { gradingDatasets } from "./datasets";
import { prepare } from "./expect";
import { ConsoleEngines } from "./console-engine";
import { prepareConsole } from "./expect-console";
import { nodeProgramWorld, prepareProgram } from "./expect-program";
import { hintMarkup, taskMarkup } from "./exercise-markup";
import { type GraderFingerprint, graderFingerprint } from "./fingerprint";
import { loadCatalog } from "./load";
import { parseSql } from "./parse-sql";
import { withVariants } from "./variant";
import { quizPageKey } from "./quiz-key";

/** Where practice data stands: its name changes with its rows. The visible dataset is published with the lessons. */
const practiceFolder = "public/generated/practice";

/**
 * Writes what the pages fetch to judge answers: per exercise the expected results on public data, and that data. Neither a
 * reference, nor a wrong answer, nor a hidden row is among it. Gives the number of exercises.
 */
export async function publishExercises(root: string): Promise<Checked<number>> {
  const [course, catalog] = await Promise.all([loadCourse(root), loadCatalog(root)]);
  if (!course.ok) return course;
  if (!catalog.ok) return catalog;
  const { placed, loose, problems } = placeExercises(course.value, catalog.value);
  if (problems.length > 0) return { ok: false, problems };
  await mkdir(join(root, "public/generated/exercises"), { recursive: true });
  await mkdir(join(root, practiceFolder), { recursive: true });
  const publisher = new Publisher(root, await graderFingerprint(root));
  try {
    const all = [...placed, ...loose.map((key) => ({ key, lesson: "" }))];
    const keys = all.flatMap(({ key, lesson }) => withVariants([key]).map((one) => ({ key: one, lesson })));
    for (const { key, lesson } of keys) {
      const text = await publisher.pageKey(key, lesson);
      await writeFile(join(root, "public", pageKeyAddress(key.exercise.id)), text);
    }
    await publisher.loadHidden();
  } finally {
    await publisher.close();
  }
  await publisher.clean(withVariants(catalog.value).map(({ exercise }) => `${exercise.id}.json`));
  return { ok: true, value: catalog.value.length };
}

/** The public data of an exercise: where each dataset is fetched, and the name of the one that is shown. */
interface Sources {
  datasets: Awaited<ReturnType<typeof gradingDatasets>>;
  addresses: Map<string, string>;
  visible: string;
}

/** Page keys, kept between builds by everything that they depend on. */
class Publisher {
  private engine: ReturnType<typeof createNodeEngine> | undefined;
  private readonly consoles = new ConsoleEngines();
  private readonly practice = new Set<string>();
  private readonly hidden = new Map<string, Dataset>();

  constructor(
    private readonly root: string,
    private readonly grader: GraderFingerprint,
  ) {}

  /** The key of an exercise as JSON. */
  async pageKey(key: ExerciseKey, lesson: string): Promise<string> {
    if (key.exercise.kind === "quiz") return JSON.stringify(quizPageKey(key, lesson));
    const datasets = await gradingDatasets(key.exercise.dataset, this.root);
    const [visible, ...practice] = datasets.open;
    if (!visible) throw new Error(`${key.exercise.dataset} has nothing to show.`);
    const addresses = new Map([[visible.name, `/datasets/${visible.name}.${visible.version}.json`]]);
    for (const set of practice) addresses.set(set.name, await this.writePractice(set));
    const hash = createHash("sha256")
      .update(this.grader(key.exercise.kind))
      .update(JSON.stringify([key, lesson, [...addresses]]));
    const path = join(this.root, ".cache/page-keys", `${hash.digest("hex").slice(0, 32)}.json`);
    const kept = await readFile(path, "utf8").catch(() => undefined);
    if (kept !== undefined) return kept;
    const sources = { datasets, addresses, visible: visible.name };
    const page = await this.runKey(key, key.exercise, lesson, sources);
    const text = JSON.stringify(page);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
    return text;
  }

  /** Hidden datasets are kept loaded on disk, so that the first answer that is handed in does not wait for them. */
  async loadHidden(): Promise<void> {
    for (const dataset of this.hidden.values()) await this.engine?.reset(dataset);
  }

  /** Removes what no exercise needs any more. */
  async clean(exercises: string[]): Promise<void> {
    const folders: [string, (file: string) => boolean][] = [
      ["public/generated/exercises", (file) => exercises.includes(file)],
      [practiceFolder, (file) => this.practice.has(file)],
    ];
    for (const [folder, wanted] of folders) {
      for (const file of await readdir(join(this.root, folder))) {
        if (!wanted(file)) await rm(join(this.root, folder, file));
      }
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.engine?.close(), this.consoles.close()]);
  }

  private runKey(
    key: ExerciseKey,
    exercise: Exclude<Exercise, QuizExercise>,
    lesson: string,
    sources: Sources,
  ): Promise<PageKey> {
    if (exercise.kind === "typescript") return this.programKey(key, exercise, lesson, sources);
    if (exercise.kind === "sql") return this.sqlKey(key, lesson, sources);
    return this.consoleKey(key, exercise, lesson, sources);
  }

  private async sqlKey(key: ExerciseKey, lesson: string, sources: Sources): Promise<PageKey> {
    const { datasets } = sources;
    this.engine ??= createNodeEngine({ spare: false });
    for (const dataset of datasets.hidden) this.hidden.set(dataset.version, dataset);
    const open = { ...datasets, hidden: [], large: () => undefined };
    const {
      exercise,
      known,
      open: expected,
    } = await prepare(key, open, { engine: this.engine, parse: parseSql });
    const page: SqlPageKey = {
      kind: "sql",
      ...told(key, lesson),
      ...taskOf(key),
      exercise: bare(exercise),
      known,
      expected: addressed(expected, sources),
    };
    return page;
  }

  private async consoleKey(
    key: ExerciseKey,
    exercise: ConsoleExercise,
    lesson: string,
    sources: Sources,
  ): Promise<PageKey> {
    const open = { open: sources.datasets.open, hidden: [] };
    const world = { engine: this.consoles.of(exercise) };
    const { known, open: expected } = await prepareConsole(key, exercise, open, world);
    const page: ConsolePageKey = {
      kind: exercise.kind,
      ...told(key, lesson),
      ...taskOf(key),
      exercise: bare(exercise),
      known,
      expected: addressed(expected, sources),
    };
    return page;
  }

  private async programKey(
    key: ExerciseKey,
    exercise: ProgramExercise,
    lesson: string,
    sources: Sources,
  ): Promise<PageKey> {
    this.engine ??= createNodeEngine({ spare: false });
    const world = nodeProgramWorld(this.engine);
    try {
      const open = { open: sources.datasets.open, hidden: [] };
      const { known, open: expected } = await prepareProgram(key, exercise, open, world);
      const page: ProgramPageKey = {
        kind: "typescript",
        ...told(key, lesson),
        exercise: bare(exercise),
        known,
        expected: addressed(expected, sources),
      };
      return page;
    } finally {
      await world.programs.close();
    }
  }

  private async writePractice(set: Dataset): Promise<string> {
    const file = `${set.name}.${set.version}.json`;
    if (!this.practice.has(file)) await writeFile(join(this.root, practiceFolder, file), JSON.stringify(set));
    this.practice.add(file);
    return `/generated/practice/${file}`;
  }
}

const told = ({ exercise }: ExerciseKey, lesson: string): Pick<SqlPageKey, "title" | "lesson" | "hints"> => ({
  title: exercise.title,
  lesson,
  hints: hintMarkup(exercise),
});

/** The task of a variant, which stands in no page; and whether there is one. */
const taskOf = ({ exercise, variant }: ExerciseKey): Pick<SqlPageKey, "variant" | "task"> => ({
  variant: variant !== undefined,
  task: isVariant(exercise.id) ? taskMarkup(exercise) : "",
});

/** The prompt stands in the page already, and the starter. */
const bare = <One extends Exclude<Exercise, QuizExercise>>(exercise: One): One => ({
  ...exercise,
  prompt: "",
  hints: [],
  starter: "",
});

/** The address of each dataset in its place. */
const addressed = <One extends { dataset: Dataset }>(
  expected: One[],
  { addresses, visible }: Sources,
): (Omit<One, "dataset"> & { dataset: string; shown: boolean })[] =>
  expected.map(({ dataset, ...rest }) => ({
    ...rest,
    dataset: addresses.get(dataset.name) ?? "",
    shown: dataset.name === visible,
  }));
