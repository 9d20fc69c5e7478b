import type { ReactNode } from "react";
import { exerciseClass, exerciseState } from "./exercise-state";
import { lessonState } from "./lesson-state";
import type { ProgressEvent } from "./progress-event";

/** A lesson as a house: a window for each exercise; without exercises one window, for the reading. */
export function House(props: {
  events: readonly ProgressEvent[];
  lesson: string;
  exercises: string[];
}): ReactNode {
  const { events, lesson, exercises } = props;
  if (exercises.length === 0) {
    return (
      <span>
        <i className={lessonClass[lessonState(events, lesson)]} />
      </span>
    );
  }
  return (
    <span>
      {exercises.map((id) => (
        <i key={id} className={exerciseClass[exerciseState(events, id)]} />
      ))}
    </span>
  );
}

const lessonClass = { open: "", begun: "try", read: "on" } as const;
