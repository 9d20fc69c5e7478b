import "server-only";
import { createHighlight } from "@/content/server/highlight";
import { describeProblem } from "@/content/server/problem-list";
import type { ExerciseKey } from "@/exercises/exercise";
import { placeExercises } from "@/exercises/links";
import { exerciseMarkup } from "@/exercises/server/exercise-markup";
import { kindFiles } from "@/exercises/server/kind-files";
import { loadCatalog } from "@/exercises/server/load";
import { withVariants } from "@/exercises/server/variant";
import { getCourse, getPageSources } from "./course";

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

/** An exercise that no lesson asks, with its inside as HTML. */
export interface LooseExercise {
  id: string;
  title: string;
  dataset: string;
  moduleSlug: string;
  html: string;
}

interface Loaded {
  keys: Map<string, ExerciseKey>;
  placed: PlacedSummary[];
  loose: LooseExercise[];
  markup: Map<string, string>;
}

let loaded: Promise<Loaded> | undefined;

/** The inside of every exercise that a lesson asks, as HTML, by id. */
export const getExercises = async (): Promise<Map<string, string>> => (await getLoaded()).markup;

/** Every exercise with what only the grading side knows, by id. Never for a page. */
export const getCatalog = async (): Promise<Map<string, ExerciseKey>> => (await getLoaded()).keys;

/** Every exercise in the order in which the lessons ask them. */
export const getPlaced = async (): Promise<PlacedSummary[]> => (await getLoaded()).placed;

/** Every exercise that has a page of its own. */
export const getLoose = async (): Promise<LooseExercise[]> => (await getLoaded()).loose;

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
  const [course, catalog, sources, highlight] = await Promise.all([
    getCourse(),
    loadCatalog(),
    getPageSources(),
    createHighlight(),
  ]);
  const found = catalog.ok ? placeExercises(course, catalog.value) : undefined;
  const problems = catalog.ok ? (found?.problems ?? []) : catalog.problems;
  if (!found || problems.length > 0) {
    throw new Error(
      `The exercises have ${problems.length} problems.\n${problems.map(describeProblem).join("\n")}`,
    );
  }
  const rows = new Map(
    course.modules.flatMap(({ lessons }) => lessons.map(({ id, dataset }) => [id, dataset])),
  );
  const markupOf = ({ exercise }: ExerciseKey, number: string, lesson?: string): string => {
    const language = kindFiles[exercise.kind].ending;
    const starter = exercise.kind === "quiz" ? "" : highlight(exercise.starter.trimEnd(), language);
    const own = exercise.kind === "quiz" || lesson === undefined ? undefined : exercise.dataset;
    const other = own === undefined || own === rows.get(lesson ?? "") ? undefined : sources.get(own);
    return exerciseMarkup({ exercise, number, starter, ...(other ? { sources: other } : {}) });
  };
  const { placed, loose } = found;
  return {
    keys: new Map(
      withVariants([...placed.map(({ key }) => key), ...loose]).map((key) => [key.exercise.id, key]),
    ),
    placed: placed.map(({ key: { exercise }, lesson, number }) => {
      const { id, kind, title, points } = exercise;
      return { id, kind, title, points, lesson, number };
    }),
    loose: loose.map((key) => {
      const { id, title, moduleSlug } = key.exercise;
      const dataset = key.exercise.kind === "quiz" ? "harbor" : key.exercise.dataset;
      return { id, title, dataset, moduleSlug, html: markupOf(key, "") };
    }),
    markup: new Map(
      placed.map(({ key, number, lesson }) => [key.exercise.id, markupOf(key, number, lesson)]),
    ),
  };
}
