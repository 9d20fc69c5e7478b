import "server-only";
import { getCatalog, getPlaced } from "./exercises";
import { getCourse } from "./course";
import type { ModuleChoice } from "@/app/_ui/class/AssignmentForm";
import { type Askable, moduleField } from "./read-assignment";

/** An exercise with its number in the course and its place, for lists of a class. */
export interface PlacedExercise extends Askable {
  title: string;
  /** `1.2a` */
  number: string;
  address: string;
}

/** Every exercise that a lesson asks, in the order of the course. */
export async function askableExercises(): Promise<PlacedExercise[]> {
  const [{ modules }, placed, catalog] = await Promise.all([getCourse(), getPlaced(), getCatalog()]);
  const lessons = new Map(modules.flatMap((module) => module.lessons).map((lesson) => [lesson.id, lesson]));
  return placed.flatMap(({ id, title, points, number, lesson }) => {
    const place = lessons.get(lesson);
    const key = catalog.get(id);
    if (!place || !key) return [];
    const address = `/${place.moduleSlug}/${place.slug}#exercise-${id}`;
    return [{ id, title, points, number, moduleSlug: key.exercise.moduleSlug, address }];
  });
}

/** The modules that ask something, as choices of a form. */
export async function askableModules(): Promise<ModuleChoice[]> {
  const [{ modules }, askable] = await Promise.all([getCourse(), askableExercises()]);
  return modules.flatMap(({ slug, title }) => {
    const count = askable.filter(({ moduleSlug }) => moduleSlug === slug).length;
    return count === 0 ? [] : [{ field: moduleField(slug), label: `${title}, ${count} exercises` }];
  });
}
