import { expect, it } from "vitest";
import { lessonState, nextLesson } from "./lesson-state";
import type { ProgressEvent } from "./progress-event";

const event = (kind: ProgressEvent["kind"], lesson: string): ProgressEvent => ({
  at: "2026-11-20T10:00:00Z",
  kind,
  lesson,
});
const lessons = ["1.1", "1.2", "1.3"];

it("calls a lesson begun after a run, and read after its end", () => {
  expect(lessonState([], "1.1")).toBe("open");
  expect(lessonState([event("ran", "1.1")], "1.1")).toBe("begun");
  expect(lessonState([event("read", "1.1"), event("ran", "1.1")], "1.1")).toBe("read");
  expect(lessonState([event("read", "1.2")], "1.1")).toBe("open");
});

it.each([
  ["nothing", [], { lesson: "1.1", as: "start" }],
  ["a lesson begun", [event("ran", "1.2")], { lesson: "1.2", as: "continue" }],
  ["a lesson read", [event("read", "1.2")], { lesson: "1.3", as: "continue" }],
  ["the last read, others open", [event("read", "1.3")], { lesson: "1.1", as: "continue" }],
  ["all read", lessons.map((id) => event("read", id)), { lesson: "1.1", as: "review" }],
  ["a lesson that is gone", [event("ran", "9.9")], { lesson: "1.1", as: "start" }],
] as const)("after %s says where to go", (_, events, expected) => {
  expect(nextLesson(events, lessons)).toEqual(expected);
});

it("has nowhere to go in a course without lessons", () => {
  expect(nextLesson([], [])).toBeUndefined();
});
