"use client";

import type { ReactNode } from "react";
import { exerciseState } from "./exercise-state";
import { House } from "./House";
import { lessonState } from "./lesson-state";
import { useProgress } from "./log";

/** The house of one lesson with a window for each exercise, and its word. */
export function LessonMark({ lesson, exercises }: { lesson: string; exercises: string[] }): ReactNode {
  const { events } = useProgress();
  const state = lessonState(events, lesson);
  const passed = exercises.filter((id) => exerciseState(events, id) === "passed").length;
  const words = [
    ...(passed > 0 ? [`${passed} of ${exercises.length} passed`] : []),
    ...(state === "open" || (state === "begun" && passed > 0) ? [] : [state]),
  ];
  return (
    <span className="mark">
      <span className="windows" aria-hidden="true">
        <House events={events} lesson={lesson} exercises={exercises} />
      </span>
      <span className="meta">{words.join(", ")}</span>
    </span>
  );
}
