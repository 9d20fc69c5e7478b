import type { ReactNode } from "react";
import { lessonComponents } from "@/app/_ui/lesson/lesson-components";
import type { Lesson } from "@/content/course";
import { earlierTexts } from "@/content/server/record-lesson";
import { getCourse, getRecord } from "./course";
import { getExercises } from "./exercises";
import { lessonComponent } from "./lesson-component";

/** The text of a lesson, with its blocks, figures and notes. */
export async function LessonBody({ lesson }: { lesson: Lesson }): Promise<ReactNode> {
  const [course, record, exercises] = await Promise.all([getCourse(), getRecord(lesson), getExercises()]);
  const Text = await lessonComponent(lesson, course.glossary);
  const before = (id: string): string[] => {
    const block = lesson.blocks.find((one) => one.id === id);
    return block ? earlierTexts(lesson.blocks, block) : [];
  };
  return <Text components={lessonComponents({ lesson, course, record, exercises, before })} />;
}
