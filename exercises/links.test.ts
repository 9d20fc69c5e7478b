import { describe, expect, it } from "vitest";
import type { Course } from "@/content/course";
import type { ExerciseKey } from "./exercise";
import { placeExercises } from "./links";

const key = (id: string, unplaced?: string): ExerciseKey => ({
  exercise: {
    kind: "typescript",
    id,
    moduleSlug: "m",
    title: id,
    points: 1,
    prompt: "",
    hints: [],
    misconceptions: {},
    dataset: "harbor",
    checks: [],
    calls: [],
    starter: "",
    seed: "",
    ...(unplaced === undefined ? {} : { unplaced }),
  },
  file: `${id}/prompt.mdx`,
  reference: { file: "", text: "" },
  alternatives: [],
  wrong: [],
  equivalents: [],
});

/** A course of one lesson that asks these exercises. */
const asking = (...ids: string[]): Pick<Course, "modules"> =>
  ({
    modules: [
      { lessons: [{ id: "1.1", file: "1.mdx", exercises: ids.map((id) => ({ id, line: 3, column: 1 })) }] },
    ],
  }) as unknown as Pick<Course, "modules">;

const problems = (course: Pick<Course, "modules">, ...keys: ExerciseKey[]): string[] =>
  placeExercises(course, keys).problems.map(({ file, message }) => `${file}: ${message}`);

describe("placeExercises() of an exercise that no lesson asks", () => {
  it("is a problem, unless the exercise says why", () => {
    expect(problems(asking(), key("lost"))).toEqual(["lost/prompt.mdx: No lesson asks the exercise lost."]);
    expect(problems(asking(), key("lost", "Its lesson is not written yet."))).toEqual([]);
  });

  it("is a problem when a lesson asks it after all", () => {
    expect(problems(asking("lost"), key("lost", "Its lesson is not written yet."))).toEqual([
      "lost/prompt.mdx: The exercise says that no lesson asks it, and lesson 1.1 does.",
    ]);
  });
});
