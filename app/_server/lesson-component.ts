import "server-only";
import type { ComponentType } from "react";
import * as React from "react";
import * as runtime from "react/jsx-runtime";
import type { GlossaryEntry, Lesson } from "@/content/course";
import { compileLesson } from "@/content/server/compile";

/** A compiled lesson: takes the components that its text names. */
export type LessonComponent = ComponentType<{ components: Record<string, unknown> }>;

/** The component of a lesson's text. The code comes from our own compiler, out of a file of this project. */
export async function lessonComponent(lesson: Lesson, glossary: GlossaryEntry[]): Promise<LessonComponent> {
  const code = await compileLesson(lesson.source, glossary);
  // oxlint-disable-next-line no-implied-eval
  const evaluate = new Function("React", "ReactDOM", "_jsx_runtime", code) as (...scope: unknown[]) => {
    default: LessonComponent;
  };
  return evaluate(React, {}, runtime).default;
}
