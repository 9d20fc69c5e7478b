import type { ProgressEvent } from "./progress-event";

/** `read`: its end was reached. `begun`: something in it was run or predicted. */
export type LessonState = "open" | "begun" | "read";

/** How far a reader is with a lesson. */
export function lessonState(events: readonly ProgressEvent[], lesson: string): LessonState {
  const own = events.filter((event) => event.lesson === lesson);
  if (own.some((event) => event.kind === "read")) return "read";
  return own.length > 0 ? "begun" : "open";
}

/** The lesson to open next, and in which sense: the one last touched until it is read, then the first open one after it. */
export function nextLesson(
  events: readonly ProgressEvent[],
  lessons: readonly string[],
): { lesson: string; as: "start" | "continue" | "review" } | undefined {
  const [first] = lessons;
  if (first === undefined) return undefined;
  const last = events.findLast((event) => lessons.includes(event.lesson))?.lesson;
  if (last === undefined) return { lesson: first, as: "start" };
  const from = lessons.indexOf(last);
  const order = [...lessons.slice(from), ...lessons.slice(0, from)];
  const next = order.find((lesson) => lessonState(events, lesson) !== "read");
  return next === undefined ? { lesson: first, as: "review" } : { lesson: next, as: "continue" };
}
