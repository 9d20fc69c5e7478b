import { describe, expect, it } from "vitest";
import type { Question } from "../schema";
import { judgeQuiz, picksOf, type QuizAnswer } from "./quiz";
import { pickHash, seal, stretchesOf, stretchOf, unseal } from "./seal";

const choices = ["a", "b", "c"].map((id) => ({ id, text: id }));
const questions: Record<string, Question> = {
  one: { form: "one", choices, explains: {} },
  many: { form: "many", choices, explains: {} },
  order: { form: "order", choices, explains: {} },
  match: { form: "match", items: choices, choices, explains: {} },
  numeric: { form: "numeric", unit: "", tolerance: 0.5 },
};

const cases: [form: string, key: QuizAnswer, answer: QuizAnswer, wrong: string[] | undefined][] = [
  ["one", { form: "one", choice: "a" }, { form: "one", choice: "a" }, undefined],
  ["one", { form: "one", choice: "a" }, { form: "one", choice: "b" }, ["b"]],
  ["many", { form: "many", choices: ["a", "b"] }, { form: "many", choices: ["b", "a", "a"] }, undefined],
  ["many", { form: "many", choices: ["a", "b"] }, { form: "many", choices: ["a"] }, ["missing"]],
  ["many", { form: "many", choices: ["a"] }, { form: "many", choices: ["a", "c"] }, ["c"]],
  ["many", { form: "many", choices: [] }, { form: "many", choices: [] }, undefined],
  ["order", { form: "order", choices: ["a", "b"] }, { form: "order", choices: ["a", "b"] }, undefined],
  ["order", { form: "order", choices: ["a", "b"] }, { form: "order", choices: ["b", "a"] }, ["1:b", "2:a"]],
  ["order", { form: "order", choices: ["a", "b"] }, { form: "order", choices: ["a", "b", "c"] }, ["3:c"]],
  ["match", { form: "match", pairs: { a: "b" } }, { form: "match", pairs: { a: "b" } }, undefined],
  ["match", { form: "match", pairs: { a: "b" } }, { form: "match", pairs: { a: "c" } }, ["a:c"]],
  ["match", { form: "match", pairs: { a: "b" } }, { form: "match", pairs: {} }, ["missing"]],
  ["numeric", { form: "numeric", value: 3 }, { form: "numeric", value: 3.5 }, undefined],
  ["numeric", { form: "numeric", value: 3 }, { form: "numeric", value: 3.51 }, ["value"]],
  ["numeric", { form: "numeric", value: 3 }, { form: "numeric", value: Number.NaN }, ["value"]],
  ["numeric", { form: "numeric", value: 3 }, { form: "numeric", value: Number.POSITIVE_INFINITY }, ["value"]],
];

describe("judgeQuiz(question, key, answer)", () => {
  it.each(cases)("of form %s: to the key %j the answer %j is wrong in %j", (form, key, answer, wrong) => {
    const question = questions[form];
    if (!question) throw new Error(form);
    expect(judgeQuiz(question, key, answer)?.wrong).toEqual(wrong);
  });

  it("says how many picks are right, never which", () => {
    const key: QuizAnswer = { form: "match", pairs: { a: "a", b: "b", c: "c" } };
    const answer: QuizAnswer = { form: "match", pairs: { a: "a", b: "c", c: "b" } };
    const question = questions["match"];
    expect(question && judgeQuiz(question, key, answer)).toMatchObject({ right: 1, of: 3 });
  });

  it("throws for an answer of another form: the page sent what it never shows", () => {
    const question = questions["one"];
    expect(
      () => question && judgeQuiz(question, { form: "one", choice: "a" }, { form: "numeric", value: 1 }),
    ).toThrow("form");
  });
});

describe("seal(text, secret)", () => {
  it("is opened by what was picked, and by nothing else", () => {
    const sentence = "Durability is about what survives a power cut. Größe 文";
    expect(unseal(seal(sentence, "b"), "b")).toBe(sentence);
    expect(unseal(seal(sentence, "b"), "c")).not.toContain("Durability");
    expect(seal(sentence, "b")).not.toContain("Durability");
  });

  it.each([
    [3, 0.5],
    [-7.25, 0.25],
    [0, 0],
    [1e9, 3],
  ])("the number %d within %d lies in a stretch that is in the key", (value, tolerance) => {
    const stretches = stretchesOf(value, tolerance);
    for (const part of [-1, -0.5, 0, 0.5, 1]) {
      expect(stretches).toContain(stretchOf(value + part * tolerance, tolerance));
    }
    expect(stretches).not.toContain(stretchOf(value + 4 * tolerance + 1, tolerance));
  });

  it("names picks apart, by exercise and pick", () => {
    const names = ["x", "y"].flatMap((exercise) =>
      picksOf({ form: "many", choices: ["a", "b"] }).map((pick) => pickHash(exercise, pick)),
    );
    expect(new Set(names).size).toBe(4);
  });
});
