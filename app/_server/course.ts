import "server-only";
import { cache } from "react";
import type { Course, Lesson, LessonRecord, Module } from "@/content/course";
import { runLessons } from "@/content/server/course-results";
import { readDataset } from "@/content/server/datasets";
import { loadCourse } from "@/content/server/load";
import { describeProblem } from "@/content/server/problem-list";
import { diffRecords, readRecord } from "@/content/server/records";
import { datasetAddress, datasetNamesOf } from "./dataset-address";

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

/** Addresses on this site. */
interface PageSources {
  datasets: Record<string, string>;
  manifest: string;
}

let sources: Promise<PageSources> | undefined;

/** Where pages find the rows and the engine. Read once per process; while developing, for every page. */
export function getPageSources(): Promise<PageSources> {
  if (process.env.NODE_ENV === "development") return readPageSources();
  sources ??= readPageSources().catch((cause: unknown) => {
    sources = undefined;
    throw cause;
  });
  return sources;
}

async function readPageSources(): Promise<PageSources> {
  const { modules } = await getCourse();
  const datasets = await Promise.all(datasetNamesOf(modules).map((name) => readDataset(name)));
  return {
    datasets: Object.fromEntries(datasets.map((dataset) => [dataset.name, datasetAddress(dataset)])),
    manifest: "/engine/manifest.json",
  };
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
