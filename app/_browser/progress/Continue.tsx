"use client";

import type { ReactNode } from "react";
import { lessonState, nextLesson } from "./lesson-state";
import { useProgress } from "./log";

/** The way in: start, or continue where this browser left. */
export function Continue({
  lessons,
}: {
  lessons: { id: string; title: string; address: string }[];
}): ReactNode {
  const { events } = useProgress();
  const ids = lessons.map((lesson) => lesson.id);
  const next = nextLesson(events, ids);
  const lesson = lessons.find((one) => one.id === next?.lesson);
  if (!next || !lesson) return null;
  const read = ids.filter((id) => lessonState(events, id) === "read").length;
  return (
    <p className="start">
      <a className="b go" href={lesson.address}>
        {words[next.as]} {lesson.id}
        <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 8h10M9 4l4 4-4 4" />
        </svg>
      </a>
      <span className="meta">
        {lesson.title}
        {next.as === "start" ? null : (
          <>
            <br />
            {read} of {ids.length} lessons read
          </>
        )}
      </span>
    </p>
  );
}

const words = { start: "Start with", continue: "Continue", review: "Review" } as const;
