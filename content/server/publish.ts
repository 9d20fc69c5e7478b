import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSchema } from "@/sandbox/sql/catalog";
import type { Course } from "../course";
import type { Checked, Problem } from "../problem";
import { pageList, pageListAddress } from "../page-list";
import { searchIndexAddress } from "../search";
import { compileLesson } from "./compile";
import { lessonsOf, problemsOf, runLessons } from "./course-results";
import { datasetNames, readDataset } from "./datasets";
import { NodeEngines } from "./engines";
import { KeptResults } from "./kept-results";
import { loadCourse } from "./load";
import { writeOgImage } from "./og-image";
import { searchIndex } from "./search-index";

/** What a build put into `public/`. */
export interface Published {
  lessons: number;
  datasets: string[];
}

/**
 * Writes what the pages fetch: datasets with their tables, the search index, the preview images; and warms the compiler's cache.
 * Every block runs first: a lesson whose results differ from its record is not published.
 */
export async function publish(
  root: string,
  say: (line: string) => void = () => {},
): Promise<Checked<Published>> {
  const course = await loadCourse(root);
  if (!course.ok) return course;
  const lessons = lessonsOf(course.value);
  // Side by side: while the engine's thread runs the blocks of one lesson, this one compiles another.
  const [{ results, problems }] = await Promise.all([
    runLessons(lessons, root, { kept: new KeptResults(root) }),
    drawLessons(course.value, root),
  ]);
  const wrong: Problem[] = [...problems, ...problemsOf(results)];
  if (wrong.length > 0) return { ok: false, problems: wrong };
  say(`${lessons.length} lessons checked, their blocks equal their records`);
  const datasets = await publishDatasets(root);
  await mkdir(join(root, "public/generated"), { recursive: true });
  await writeFile(join(root, "public", searchIndexAddress), searchIndex(course.value));
  await writeFile(join(root, "public", pageListAddress), JSON.stringify(pageList(course.value)));
  say("lessons compiled, search index and preview images written");
  return { ok: true, value: { lessons: lessons.length, datasets } };
}

/** Compiles every lesson into the compiler's cache, and draws the preview images. */
async function drawLessons({ modules, glossary }: Course, root: string): Promise<void> {
  for (const module of modules) {
    for (const lesson of module.lessons) {
      await Promise.all([
        compileLesson(lesson.source, glossary, root),
        writeOgImage(lesson, module.title, join(root, "public/generated/og"), root),
      ]);
    }
  }
}

/** Writes each dataset, one of PostgreSQL with its tables, to a name that changes with it; returns the addresses. */
export async function publishDatasets(root: string): Promise<string[]> {
  const folder = join(root, "public/datasets");
  await mkdir(folder, { recursive: true });
  const engines = new NodeEngines();
  const names: string[] = [];
  try {
    for (const name of await datasetNames(root)) {
      const dataset = await readDataset(name, root);
      const engine = engines.of(dataset);
      await engine.reset(dataset);
      const schema = dataset.engine === undefined ? await readSchema(engine) : undefined;
      names.push(`${name}.${dataset.version}.json`);
      await writeFile(
        join(folder, `${name}.${dataset.version}.json`),
        JSON.stringify({ ...dataset, schema }),
      );
    }
  } finally {
    await engines.close();
  }
  const old = (await readdir(folder)).filter((file) => !names.includes(file));
  for (const file of old) await rm(join(folder, file));
  return names.map((name) => `/datasets/${name}`);
}
