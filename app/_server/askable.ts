import "server-only";
import { getCatalog, getPlaced } from "./exercises";
import { getCourse } from "./course";
import type { Askable } from "./read-assignment";

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
