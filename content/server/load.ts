import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { Course, Lesson, Module } from "../course";
import { figures } from "../figures/index";
import type { Checked, Problem } from "../problem";
import { courseSchema, errataSchema, glossarySchema, outsideLinksSchema, timelineSchema } from "../schema";
import type { Timeline } from "../timeline";
import { crossCheck } from "./cross-check";
import { KeptLessons } from "./kept-lessons";
import type { ReadLesson } from "./read-lesson";
import { readYaml } from "./yaml-file";

type Plan = z.infer<typeof courseSchema>;

/** Reads every file of the course under `root`: the whole course as values, or all problems of all files. */
export async function loadCourse(root: string = process.cwd()): Promise<Checked<Course>> {
  const problems: Problem[] = [];
  const take = <T>(read: Checked<T>): T | undefined => {
    if (read.ok) return read.value;
    problems.push(...read.problems);
    return undefined;
  };
  const plan = take(await readFileAs(root, "content/course.yaml", courseSchema));
  const glossary = take(await readFileAs(root, "content/glossary.yaml", glossarySchema));
  const errata = take(await readFileAs(root, "content/errata.yaml", errataSchema));
  const outside = take(await readFileAs(root, "content/outside-links.yaml", outsideLinksSchema));
  const timelines = take(await readTimelines(root));
  const lessons = take(await readLessons(root, plan));
  if (!plan || !glossary || !errata || !outside || !timelines || !lessons) return failed(problems);
  const { title, summary } = plan;
  const modules = plan.modules.map((one, index) => asModule(one, index + 1, lessons));
  const course = {
    title,
    summary,
    modules,
    glossary: glossary.map(asGlossaryEntry),
    errata: errata.map(asErratum),
    timelines,
  };
  problems.push(...crossCheck({ course, plan, lessons, outside, figures: Object.keys(figures) }));
  return problems.length > 0 ? failed(problems) : { ok: true, value: course };
}

/** In the order in which an author meets them: file by file, from the top. */
function failed(problems: Problem[]): Checked<never> {
  const sorted = [...problems].sort(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
  );
  return { ok: false, problems: sorted };
}

async function readFileAs<S extends z.ZodType>(
  root: string,
  file: string,
  schema: S,
): Promise<Checked<z.infer<S>>> {
  const text = await readFile(join(root, file), "utf8").catch(() => undefined);
  if (text !== undefined) return readYaml(schema, text, file);
  return {
    ok: false,
    problems: [{ file, line: 1, column: 1, message: "The file is missing.", fix: `Restore ${file}.` }],
  };
}

async function readTimelines(root: string): Promise<Checked<Record<string, Timeline>>> {
  const folder = "content/timelines";
  const names = existsSync(join(root, folder)) ? await readdir(join(root, folder)) : [];
  const read = await Promise.all(
    names
      .filter((name) => name.endsWith(".json"))
      .map((name) => readFileAs(root, `${folder}/${name}`, timelineSchema)),
  );
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) return { ok: false, problems };
  const found = read.flatMap((one) => (one.ok ? [one.value as Timeline] : []));
  return { ok: true, value: Object.fromEntries(found.map((timeline) => [timeline.name, timeline])) };
}

/** Lessons of every module folder, those of unknown folders as problems. */
async function readLessons(root: string, plan: Plan | undefined): Promise<Checked<ReadLesson[]>> {
  const problems: Problem[] = [];
  const lessons: ReadLesson[] = [];
  const kept = new KeptLessons(root);
  const slugs = plan?.modules.map((module) => module.slug) ?? [];
  for (const moduleSlug of await foldersOf(join(root, "content/modules"))) {
    const folder = `content/modules/${moduleSlug}`;
    if (plan && !slugs.includes(moduleSlug)) {
      problems.push({
        file: folder,
        line: 1,
        column: 1,
        message: "No module has this folder.",
        fix: "Add its slug to content/course.yaml.",
      });
      continue;
    }
    const files = (await readdir(join(root, folder))).filter((name) => name.endsWith(".mdx")).sort();
    for (const name of files) {
      const file = `${folder}/${name}`;
      const source = await readFile(join(root, file), "utf8");
      const read = kept.read(source, { moduleSlug, slug: name.replace(/\.mdx$/, ""), file });
      if (read.ok) lessons.push(read.value);
      else problems.push(...read.problems);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: lessons };
}

async function foldersOf(path: string): Promise<string[]> {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function asModule(plan: Plan["modules"][number], number: number, read: ReadLesson[]): Module {
  const written = plan.lessons.flatMap(({ id }): Lesson[] =>
    read
      .filter(({ lesson }) => lesson.id === id && lesson.moduleSlug === plan.slug)
      .map(({ lesson }) => lesson),
  );
  const planned = plan.lessons.filter(({ id }) => !written.some((lesson) => lesson.id === id));
  const { slug, title, summary } = plan;
  return { number, slug, title, summary, lessons: written, planned };
}

/** Without the keys that an author left out: `undefined` is no value of the course. */
function asGlossaryEntry({
  long,
  ...rest
}: z.infer<typeof glossarySchema>[number]): Course["glossary"][number] {
  return long === undefined ? rest : { ...rest, long };
}

function asErratum({ outside, ...rest }: z.infer<typeof errataSchema>[number]): Course["errata"][number] {
  return outside === undefined ? rest : { ...rest, outside };
}
