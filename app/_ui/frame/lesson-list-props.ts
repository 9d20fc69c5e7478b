import type { LessonListProps } from "@/app/_browser/frame/LessonList";
import type { Lesson, Module } from "@/content/course";

/** What the list beside a lesson shows. */
export function lessonListProps(module: Module, current: Lesson, after: Module | undefined): LessonListProps {
  return {
    number: module.number,
    title: module.title,
    address: `/${module.slug}`,
    lessons: module.lessons.map(({ id, title, slug, exercises }) => ({
      id,
      title,
      slug,
      exercises: exercises.map((exercise) => exercise.id),
    })),
    planned: module.planned.map(({ id, title }) => ({ id, title })),
    current: current.id,
    headings: current.headings.filter(({ depth }) => depth === 2).map(({ id, text }) => [id, text]),
    ...(after
      ? { after: { address: `/${after.slug}`, name: `Module ${after.number}, ${after.title}` } }
      : {}),
  };
}
