"use client";

import type { ReactNode } from "react";
import { lessonState } from "./lesson-state";
import { useProgress } from "./log";

/** The window of one lesson, with its word. */
export function LessonMark({ lesson }: { lesson: string }): ReactNode {
  const state = lessonState(useProgress().events, lesson);
  return (
    <span className="mark">
      <span className="windows" aria-hidden="true">
        <span>
          <i className={windowClass[state]} />
        </span>
      </span>
      <span className="meta">{state === "open" ? "" : state}</span>
    </span>
  );
}

/** Filled, half filled, empty. */
export const windowClass = { open: "", begun: "try", read: "on" } as const;
