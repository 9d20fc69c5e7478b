import type { ReactNode } from "react";
import { lessonState } from "./lesson-state";
import type { ProgressEvent } from "./progress-event";

/** The log by lesson: read or begun, how many blocks were run, how many predictions were made. */
export function ProgressTable({ events }: { events: readonly ProgressEvent[] }): ReactNode {
  if (events.length === 0) return null;
  const lessons = [...new Set(events.map((event) => event.lesson))].sort((a, b) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const count = (lesson: string, kind: ProgressEvent["kind"]): number =>
    events.filter((event) => event.lesson === lesson && event.kind === kind).length;
  return (
    <table className="grid">
      <thead>
        <tr>
          <th scope="col">Lesson</th>
          <th scope="col">State</th>
          <th scope="col">Blocks run</th>
          <th scope="col">Predictions</th>
        </tr>
      </thead>
      <tbody>
        {lessons.map((lesson) => (
          <tr key={lesson}>
            <th scope="row">{lesson}</th>
            <td>{lessonState(events, lesson)}</td>
            <td>{count(lesson, "ran")}</td>
            <td>{count(lesson, "predicted")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
