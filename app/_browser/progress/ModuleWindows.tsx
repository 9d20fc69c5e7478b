"use client";

import type { ReactNode } from "react";
import { windowClass } from "./LessonMark";
import { lessonState } from "./lesson-state";
import { useProgress } from "./log";

/** A street: one house per lesson. `planned` counts the houses that are not built yet. */
export function ModuleWindows({ lessons, planned }: { lessons: string[]; planned: number }): ReactNode {
  const { events } = useProgress();
  const states = lessons.map((lesson) => lessonState(events, lesson));
  const read = states.filter((state) => state === "read").length;
  const total = lessons.length + planned;
  const words = lessons.length === 0 ? `${total} lessons to come` : `${read} of ${total} read`;
  return (
    <span className="pr">
      <span className="windows" aria-hidden="true">
        {states.map((state, index) => (
          <span key={lessons[index]}>
            <i className={windowClass[state]} />
          </span>
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
