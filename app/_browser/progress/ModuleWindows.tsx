"use client";

import type { ReactNode } from "react";
import { exerciseState } from "./exercise-state";
import { House } from "./House";
import { useProgress } from "./log";

/** A lesson and the ids of its exercises. */
export interface LessonExercises {
  id: string;
  exercises: string[];
}

/** A street: one house per lesson. `planned` counts the houses that are not built yet. */
export function ModuleWindows({
  lessons,
  planned,
}: {
  lessons: LessonExercises[];
  planned: number;
}): ReactNode {
  const { events } = useProgress();
  const exercises = lessons.flatMap((lesson) => lesson.exercises);
  const passed = exercises.filter((id) => exerciseState(events, id) === "passed").length;
  const words =
    lessons.length === 0 ? `${planned} lessons to come` : `${passed} of ${exercises.length} exercises passed`;
  return (
    <span className="pr">
      <span className="windows" aria-hidden="true">
        {lessons.map(({ id, exercises: own }) => (
          <House key={id} events={events} lesson={id} exercises={own} />
        ))}
        {Array.from({ length: planned }, (_, index) => (
          <span key={index} className="coming">
            <i />
          </span>
        ))}
      </span>
      <span className="cnt">{words}</span>
    </span>
  );
}
