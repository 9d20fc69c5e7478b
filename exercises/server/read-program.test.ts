import { describe, expect, it } from "vitest";
import { readExercise } from "./read-exercise";

const prompt = `---
title: Find them
kind: typescript
dataset: harbor
points: 1
unplaced: Its lesson is not written yet.
checks:
  - { kind: returns }
  - { kind: statements, parameterised: true, says: Send it as $1. }
calls: [{ args: [Ada] }]
misconceptions:
  joined: The name became a part of the text.
---

Find them.
`;
const files: [string, string][] = [
  ["prompt.mdx", prompt],
  ["starter.ts", "export default 1;"],
  ["reference.ts", "export default 2;"],
  ["alternatives/other.ts", "export default 3;"],
  ["wrong/joined.ts", "// expect: joined\nexport default 4;"],
];

const read = (...more: [string, string][]): ReturnType<typeof readExercise> =>
  readExercise({
    id: "find",
    moduleSlug: "01-reading",
    path: "find",
    files: new Map([...files, ...more]),
    problems: [],
  });
const problems = (...more: [string, string][]): string[] => {
  const found = read(...more);
  return found.ok ? [] : found.problems.map(({ file, message, fix }) => `${file}: ${message} ${fix}`);
};

describe("readExercise() of kind typescript", () => {
  it("reads functions, calls and checks", () => {
    expect(read()).toMatchObject({
      ok: true,
      value: {
        exercise: {
          kind: "typescript",
          calls: [{ args: ["Ada"] }],
          checks: [
            { kind: "returns", order: "none" },
            { kind: "statements", parameterised: true },
          ],
          starter: "export default 1;",
          seed: "",
          unplaced: "Its lesson is not written yet.",
        },
        wrong: [{ file: "find/wrong/joined.ts", expect: "joined" }],
      },
    });
  });

  it("names what is misspelt, missing or unknown", () => {
    expect([
      ...problems(["prompt.mdx", prompt.replace("parameterised", "parametrised")]),
      ...problems(["prompt.mdx", prompt.replace("kind: returns", "kind: rows")]),
      ...problems(["starter.sql", "SELECT"]),
      ...problems(["wrong/joined.ts", "export default 4;"]),
      ...problems(["wrong/joined.ts", "// expect: jioned\nexport default 4;"]),
      ...problems(["wrong/other.ts", "// expect: joined\nexport default 5;"]),
      ...problems(["reference.ts", ""]),
    ]).toMatchInlineSnapshot(`
      [
        "find/prompt.mdx: The key parametrised is not known. Type parameterised.",
        "find/prompt.mdx: kind is not right: Invalid discriminator value. Expected 'returns' | 'state' | 'statements'. Invalid discriminator value. Expected 'returns' | 'state' | 'statements'",
        "find/starter.sql: An exercise of kind typescript has no file starter.sql. Name it starter.ts.",
        "find/wrong/joined.ts: The wrong answer does not say what the learner is told. Write as its first line: // expect: joined",
        "find/prompt.mdx: No wrong answer shows the misconception joined. Write wrong/joined.ts with the first line // expect: joined, or delete the sentence.",
        "find/wrong/joined.ts: No message is called jioned. Type // expect: joined",
        "find/prompt.mdx: No wrong answer shows the misconception joined. Write wrong/joined.ts with the first line // expect: joined, or delete the sentence.",
        "find/wrong/other.ts: It expects joined, and has another name. Call it wrong/joined.ts.",
        "find/reference.ts: reference.ts is missing. Write reference.ts: the author's answer.",
      ]
    `);
  });
});
