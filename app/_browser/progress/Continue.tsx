"use client";

import { type ReactNode, useEffect, useState } from "react";
import { lessonState, nextLesson } from "./lesson-state";
import { dueList } from "./due";
import { useProgress } from "./log";
import type { ProgressEvent } from "./progress-event";

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
      <ReviewDue events={events} />
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

/** How many exercises come up again now. */
function ReviewDue({ events }: { events: readonly ProgressEvent[] }): ReactNode {
  const [now, setNow] = useState(0);
  // The server does not know what time it is for the reader.
  useEffect(() => setNow(Date.now()), [events]);
  const due = dueList(events).filter((one) => Date.parse(one.due) <= now).length;
  if (due === 0) return null;
  return (
    <a className="b" href="/review">
      Review {due === 1 ? "1 exercise" : `${due} exercises`}
    </a>
  );
}

const words = { start: "Start with", continue: "Continue", review: "Review" } as const;
