import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Checked } from "@/content/problem";
import { loadCourse } from "@/content/server/load";
import type { Dataset } from "@/sandbox/engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ExerciseKey, ProgramExercise } from "../exercise";
import type { PageKey, ProgramPageKey, SqlPageKey } from "../grader/page-key";
import { isVariant, pageKeyAddress } from "../grader/page-key";
import { placeExercises } from "../links";
import { gradingDatasets } from "./datasets";
import { prepare } from "./expect";
import { nodeProgramWorld, prepareProgram } from "./expect-program";
import { hintMarkup, taskMarkup } from "./exercise-markup";
import { graderFingerprint } from "./fingerprint";
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
  const { placed, problems } = placeExercises(course.value, catalog.value);
  if (problems.length > 0) return { ok: false, problems };
  await mkdir(join(root, "public/generated/exercises"), { recursive: true });
  await mkdir(join(root, practiceFolder), { recursive: true });
  const publisher = new Publisher(root, await graderFingerprint(root));
  try {
    const keys = placed.flatMap(({ key, lesson }) =>
      withVariants([key]).map((one) => ({ key: one, lesson })),
    );
    for (const { key, lesson } of keys) {
      const text = await publisher.pageKey(key, lesson);
      await writeFile(join(root, "public", pageKeyAddress(key.exercise.id)), text);
    }
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
  private readonly practice = new Set<string>();

  constructor(
    private readonly root: string,
    private readonly grader: string,
  ) {}

  /** The key of an exercise as JSON. */
  async pageKey(key: ExerciseKey, lesson: string): Promise<string> {
    if (key.exercise.kind === "quiz") return JSON.stringify(quizPageKey(key, lesson));
    const datasets = await gradingDatasets(key.exercise.dataset, this.root);
    const [visible, ...practice] = datasets.open;
    if (!visible) throw new Error(`${key.exercise.dataset} has no rows to show.`);
    const addresses = new Map([[visible.name, `/datasets/${visible.name}.${visible.version}.json`]]);
    for (const set of practice) addresses.set(set.name, await this.writePractice(set));
    const hash = createHash("sha256")
      .update(this.grader)
      .update(JSON.stringify([key, lesson, [...addresses]]));
    const path = join(this.root, ".cache/page-keys", `${hash.digest("hex").slice(0, 32)}.json`);
    const kept = await readFile(path, "utf8").catch(() => undefined);
    if (kept !== undefined) return kept;
    const sources = { datasets, addresses, visible: visible.name };
    const page =
      key.exercise.kind === "typescript"
        ? await this.programKey(key, key.exercise, lesson, sources)
        : await this.sqlKey({ key, lesson }, datasets, addresses, visible.name);
    const text = JSON.stringify(page);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, text);
    return text;
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
    await this.engine?.close();
  }

  private async sqlKey(
    { key, lesson }: { key: ExerciseKey; lesson: string },
    datasets: Awaited<ReturnType<typeof gradingDatasets>>,
    addresses: Map<string, string>,
    visible: string,
  ): Promise<PageKey> {
    this.engine ??= createNodeEngine({ spare: false });
    const open = { ...datasets, hidden: [], large: () => undefined };
    const {
      exercise,
      known,
      open: expected,
    } = await prepare(key, open, { engine: this.engine, parse: parseSql });
    const page: SqlPageKey = {
      kind: "sql",
      title: exercise.title,
      lesson,
      hints: hintMarkup(exercise),
      variant: key.variant !== undefined,
      task: isVariant(exercise.id) ? taskMarkup(exercise) : "",
      // The prompt stands in the page already, and the starter.
      exercise: { ...exercise, prompt: "", hints: [], starter: "" },
      known,
      expected: expected.map(({ dataset, ...rest }) => ({
        ...rest,
        dataset: addresses.get(dataset.name) ?? "",
        shown: dataset.name === visible,
      })),
    };
    return page;
  }

  private async programKey(
    key: ExerciseKey,
    exercise: ProgramExercise,
    lesson: string,
    { datasets, addresses, visible }: Sources,
  ): Promise<PageKey> {
    this.engine ??= createNodeEngine({ spare: false });
    const world = nodeProgramWorld(this.engine);
    try {
      const open = { open: datasets.open, hidden: [] };
      const { known, open: expected } = await prepareProgram(key, exercise, open, world);
      const page: ProgramPageKey = {
        kind: "typescript",
        title: exercise.title,
        lesson,
        hints: hintMarkup(exercise),
        exercise: { ...exercise, prompt: "", hints: [], starter: "" },
        known,
        expected: expected.map(({ dataset, ...rest }) => ({
          ...rest,
          dataset: addresses.get(dataset.name) ?? "",
          shown: dataset.name === visible,
        })),
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
