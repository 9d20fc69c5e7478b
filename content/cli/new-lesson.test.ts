import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { problemsOf, runLessons } from "../server/course-results";
import { loadCourse } from "../server/load";
import { newLesson } from "./new-lesson";
import { record } from "./record";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rowhouse-new-"));
  cpSync("content", join(root, "content"), { recursive: true });
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const file = "content/modules/02-building-a-database/01-types-that-hold.mdx";

it("writes a lesson that passes the check after one recording", async () => {
  expect(await newLesson(root, ["2.1", "types-that-hold"])).toBe(0);
  expect(await record(root, ["2.1"])).toBe(0);
  const course = await loadCourse(root);
  if (!course.ok) throw new Error(course.problems.map((problem) => problem.message).join("\n"));
  const lesson = course.value.modules[1]?.lessons[0];
  expect(lesson).toMatchObject({ id: "2.1", title: "Types that keep their promises" });
  const { results, problems } = await runLessons(lesson ? [lesson] : [], root);
  expect([...problems, ...problemsOf(results)]).toEqual([]);
});

it("overwrites nothing, and refuses an id that nobody announced", async () => {
  await newLesson(root, ["2.1", "types-that-hold"]);
  const before = readFileSync(join(root, file), "utf8");
  expect(await newLesson(root, ["2.1", "types-that-hold"])).toBe(2);
  expect(readFileSync(join(root, file), "utf8")).toBe(before);
  expect(await newLesson(root, ["42.1", "anything"])).toBe(2);
  expect(await newLesson(root, ["2.1", "Not An Address"])).toBe(2);
  expect(existsSync(join(root, "content/modules/42"))).toBe(false);
});
