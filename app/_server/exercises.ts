import "server-only";
import { createHighlight } from "@/content/server/highlight";
import { describeProblem } from "@/content/server/problem-list";
import type { ExerciseKey } from "@/exercises/exercise";
import { placeExercises } from "@/exercises/links";
import { exerciseMarkup } from "@/exercises/server/exercise-markup";
import { loadCatalog } from "@/exercises/server/load";
import { withVariants } from "@/exercises/server/variant";
import { getCourse } from "./course";

/** Where an exercise stands, for lists of the course. */
export interface PlacedSummary {
  id: string;
  kind: string;
  title: string;
  points: number;
  /** `1.2` */
  lesson: string;
  /** `1.2a` */
  number: string;
}

interface Loaded {
  keys: Map<string, ExerciseKey>;
  placed: PlacedSummary[];
  markup: Map<string, string>;
}

let loaded: Promise<Loaded> | undefined;

/** The inside of every exercise that a lesson asks, as HTML, by id. */
export const getExercises = async (): Promise<Map<string, string>> => (await getLoaded()).markup;

/** Every exercise with what only the grading side knows, by id. Never for a page. */
export const getCatalog = async (): Promise<Map<string, ExerciseKey>> => (await getLoaded()).keys;

/** Every exercise in the order in which the lessons ask them. */
export const getPlaced = async (): Promise<PlacedSummary[]> => (await getLoaded()).placed;

/** Read once per process; while developing, for every page. */
function getLoaded(): Promise<Loaded> {
  if (process.env.NODE_ENV === "development") return load();
  loaded ??= load().catch((cause: unknown) => {
    loaded = undefined;
    throw cause;
  });
  return loaded;
}

async function load(): Promise<Loaded> {
  const [course, catalog, highlight] = await Promise.all([getCourse(), loadCatalog(), createHighlight()]);
  const found = catalog.ok ? placeExercises(course, catalog.value) : undefined;
  const problems = catalog.ok ? (found?.problems ?? []) : catalog.problems;
  if (!found || problems.length > 0) {
    throw new Error(
      `The exercises have ${problems.length} problems.\n${problems.map(describeProblem).join("\n")}`,
    );
  }
  const markup = found.placed.map(({ key: { exercise }, number }): [string, string] => {
    const language = exercise.kind === "sql" ? "sql" : "ts";
    const starter = exercise.kind === "quiz" ? "" : highlight(exercise.starter.trimEnd(), language);
    return [exercise.id, exerciseMarkup({ exercise, number, starter })];
  });
  return {
    keys: new Map(withVariants(found.placed.map(({ key }) => key)).map((key) => [key.exercise.id, key])),
    placed: found.placed.map(({ key: { exercise }, lesson, number }) => {
      const { id, kind, title, points } = exercise;
      return { id, kind, title, points, lesson, number };
    }),
    markup: new Map(markup),
  };
}
