import "server-only";
import { cache } from "react";
import type { Course, Lesson, LessonRecord, Module } from "@/content/course";
import { runLessons } from "@/content/server/course-results";
import { datasetNames, readDataset } from "@/content/server/datasets";
import { loadCourse } from "@/content/server/load";
import { describeProblem } from "@/content/server/problem-list";
import { diffRecords, readRecord } from "@/content/server/records";
import { type PageSource, pageSource } from "./page-source";

let loaded: Promise<Course> | undefined;

/** The course. Read once per process; while developing, once per request, so that a saved lesson shows. */
export const getCourse: () => Promise<Course> = cache(() => {
  if (process.env.NODE_ENV === "development") return load();
  loaded ??= load().catch((cause: unknown) => {
    loaded = undefined;
    throw cause;
  });
  return loaded;
});

async function load(): Promise<Course> {
  const course = await loadCourse();
  if (course.ok) return course.value;
  throw new Error(
    `The course has ${course.problems.length} problems.\n${course.problems.map(describeProblem).join("\n")}`,
  );
}

/** A lesson with its surroundings. */
export interface FoundLesson {
  module: Module;
  lesson: Lesson;
  previous?: Lesson;
  next?: Lesson;
}

/** The lesson at an address; undefined when there is none. */
export async function findLesson(moduleSlug: string, lessonSlug: string): Promise<FoundLesson | undefined> {
  const { modules } = await getCourse();
  const lessons = modules.flatMap((module) => module.lessons);
  const index = lessons.findIndex((one) => one.moduleSlug === moduleSlug && one.slug === lessonSlug);
  const lesson = lessons[index];
  const module = modules.find((one) => one.slug === moduleSlug);
  if (!lesson || !module) return undefined;
  const [previous, next] = [lessons[index - 1], lessons[index + 1]];
  return { module, lesson, ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

let sources: Promise<Map<string, PageSource>> | undefined;

/** The sources of every dataset, by its name. Read once per process; while developing, for every page. */
export function getPageSources(): Promise<Map<string, PageSource>> {
  if (process.env.NODE_ENV === "development") return readPageSources();
  sources ??= readPageSources().catch((cause: unknown) => {
    sources = undefined;
    throw cause;
  });
  return sources;
}

async function readPageSources(): Promise<Map<string, PageSource>> {
  const datasets = await Promise.all((await datasetNames()).map((name) => readDataset(name)));
  return new Map(datasets.map((dataset) => [dataset.name, pageSource(dataset)]));
}

/** The recorded results of a lesson. While developing, a changed lesson is run again on the spot. */
export async function getRecord(lesson: Lesson): Promise<LessonRecord> {
  const record = await readRecord(lesson);
  const stale =
    !record ||
    lesson.blocks.some((block) => record.blocks.find((one) => one.id === block.id)?.text !== block.text);
  if (record && !stale) return record;
  if (process.env.NODE_ENV !== "development") {
    throw new Error(`${lesson.file} has no current record: run npm run course -- record ${lesson.id}.`);
  }
  const { results, problems } = await runLessons([lesson], process.cwd());
  const [result] = results;
  if (!result) throw new Error(problems.map(describeProblem).join("\n"));
  for (const { block, what } of diffRecords(record, result.now))
    console.warn(`${lesson.id} ${block}: ${what}`);
  return result.now;
}
