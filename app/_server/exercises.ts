import "server-only";
import { createHighlight } from "@/content/server/highlight";
import { describeProblem } from "@/content/server/problem-list";
import { placeExercises } from "@/exercises/links";
import type { Exercise } from "@/exercises/exercise";
import { type ExerciseMarkup, exerciseMarkup } from "@/exercises/server/exercise-markup";
import { loadCatalog } from "@/exercises/server/load";
import { getCourse } from "./course";

/** An exercise as a page draws it. No answer of the author is part of it. */
export interface PageExercise {
  exercise: Exercise;
  /** `1.2a` */
  number: string;
  lesson: string;
  markup: ExerciseMarkup;
  /** What the editor starts with, highlighted; empty for a quiz. */
  starter: string;
}

let loaded: Promise<Map<string, PageExercise>> | undefined;

/** Every exercise that a lesson asks, by id. Read once per process; while developing, for every page. */
export function getExercises(): Promise<Map<string, PageExercise>> {
  if (process.env.NODE_ENV === "development") return load();
  loaded ??= load().catch((cause: unknown) => {
    loaded = undefined;
    throw cause;
  });
  return loaded;
}

async function load(): Promise<Map<string, PageExercise>> {
  const [course, catalog, highlight] = await Promise.all([getCourse(), loadCatalog(), createHighlight()]);
  const found = catalog.ok ? placeExercises(course, catalog.value) : undefined;
  const problems = catalog.ok ? (found?.problems ?? []) : catalog.problems;
  if (!found || problems.length > 0) {
    throw new Error(
      `The exercises have ${problems.length} problems.\n${problems.map(describeProblem).join("\n")}`,
    );
  }
  return new Map(
    found.placed.map(({ key, number, lesson }) => {
      const { exercise } = key;
      const starter = exercise.kind === "sql" ? highlight(exercise.starter.trimEnd(), "sql") : "";
      return [exercise.id, { exercise, number, lesson, markup: exerciseMarkup(exercise), starter }];
    }),
  );
}
