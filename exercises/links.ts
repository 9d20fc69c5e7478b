import type { Course } from "@/content/course";
import { nearest } from "@/content/nearest";
import type { Problem } from "@/content/problem";
import type { ExerciseKey } from "./exercise";

/** An exercise at its place: `1.2a` is the first of lesson 1.2. */
export interface PlacedExercise {
  key: ExerciseKey;
  number: string;
  lesson: string;
}

/** The exercises of a lesson's mentions in the order of the course, those that no lesson asks, and what is wrong between lessons and catalogue. */
export function placeExercises(
  { modules }: Pick<Course, "modules">,
  catalog: ExerciseKey[],
): { placed: PlacedExercise[]; loose: ExerciseKey[]; problems: Problem[] } {
  const keys = new Map(catalog.map((key) => [key.exercise.id, key]));
  const placed: PlacedExercise[] = [];
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  for (const lesson of modules.flatMap((module) => module.lessons)) {
    for (const [index, { id, line, column }] of lesson.exercises.entries()) {
      const place = { file: lesson.file, line, column };
      const [key, other] = [keys.get(id), taken.get(id)];
      if (!key) problems.push({ ...place, ...unknown(id, [...keys.keys()]) });
      else if (other !== undefined) problems.push({ ...place, ...twice(id, other) });
      else placed.push({ key, number: `${lesson.id}${letter(index)}`, lesson: lesson.id });
      taken.set(id, lesson.id);
    }
  }
  for (const { exercise, file } of catalog) {
    const [asked, free] = [taken.get(exercise.id), exercise.unplaced !== undefined];
    if (asked === undefined && !free) problems.push(unused(exercise.id, file));
    if (asked !== undefined && free) problems.push(placedAfterAll(asked, file));
  }
  const loose = catalog.filter(({ exercise }) => !taken.has(exercise.id));
  return { placed, loose, problems: [...problems, ...deadAnchors({ modules }, placed)] };
}

/** The letters of a lesson's exercises: a to z. */
const letter = (index: number): string => String.fromCharCode("a".charCodeAt(0) + index);

function unknown(id: string, known: string[]): Pick<Problem, "message" | "fix"> {
  const near = nearest(id, known);
  const fix = near ? `Type <Exercise id="${near}" />.` : `Write exercises/catalog/<module>/${id}/prompt.mdx.`;
  return { message: `There is no exercise ${id}.`, fix };
}

const twice = (id: string, lesson: string): Pick<Problem, "message" | "fix"> => ({
  message: `The exercise ${id} is asked twice: lesson ${lesson} asks it too.`,
  fix: "Leave one of the two out: an exercise has one place and one number.",
});

const unused = (id: string, file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message: `No lesson asks the exercise ${id}.`,
  fix: `Write <Exercise id="${id}" /> after the paragraph that it practises.`,
});

const placedAfterAll = (lesson: string, file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message: `The exercise says that no lesson asks it, and lesson ${lesson} does.`,
  fix: "Take unplaced: out.",
});

/** Misconceptions point to a heading or a block of the lesson that asks the exercise. */
function deadAnchors({ modules }: Pick<Course, "modules">, placed: PlacedExercise[]): Problem[] {
  const lessons = new Map(modules.flatMap((module) => module.lessons).map((lesson) => [lesson.id, lesson]));
  return placed.flatMap(({ key, lesson: id }) => {
    const lesson = lessons.get(id);
    const anchors = [
      ...(lesson?.headings ?? []),
      ...(lesson?.blocks ?? []),
      ...(lesson?.misconceptions ?? []),
    ].map((one) => one.id);
    return Object.entries(key.exercise.misconceptions).flatMap(([name, { see }]): Problem[] => {
      if (see === undefined || anchors.includes(see)) return [];
      const near = nearest(see, anchors);
      const message = `${name} points to #${see}, which lesson ${id} does not have.`;
      return [
        {
          file: key.file,
          line: 1,
          column: 1,
          message,
          fix: near ? `Type see: ${near}` : `There are: ${anchors.join(", ")}.`,
        },
      ];
    });
  });
}
