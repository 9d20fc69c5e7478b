import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "@/content/problem";
import type { ExerciseKey } from "../exercise";
import { placeExercises } from "../links";
import { loadCatalog } from "../server/load";
import { verifyAll } from "../server/verify";
import { newExercise } from "./new-exercise";

let root: string;
let said: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rowhouse-new-exercise-"));
  // The gate keeps what it proved by a fingerprint of the programs; these are enough of them.
  for (const path of [
    "content/datasets",
    "content/server/harbor",
    "content/course.yaml",
    "package-lock.json",
  ])
    cpSync(path, join(root, path), { recursive: true });
  for (const folder of ["exercises", "sandbox"]) mkdirSync(join(root, folder));
  said = [];
  vi.spyOn(console, "error").mockImplementation((line: string) => said.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const module = "01-reading-a-database";
const folder = `exercises/catalog/${module}/never-liked`;

async function loaded(): Promise<ExerciseKey[]> {
  const catalog = await loadCatalog(root);
  if (!catalog.ok) throw new Error(catalog.problems.map(({ message }) => message).join("\n"));
  return catalog.value;
}

const lineOf = ({ file, line, message }: Problem): string =>
  `${file.replace(`${folder}/`, "")}:${line}: ${message}`;

describe("newExercise(root, [module, id], kind)", () => {
  it("writes an exercise that loads, and of which the gate says what is left to write", async () => {
    expect(await newExercise(root, [module, "never-liked"])).toBe(0);
    const keys = await loaded();
    const [verified] = await verifyAll(keys, { root, engines: 1 });
    const left = "This line is still the scaffold's.";
    expect(verified?.ok).toBe(false);
    expect(verified?.problems.map(lineOf)).toEqual([
      `prompt.mdx:3: ${left}`,
      `prompt.mdx:17: ${left}`,
      `prompt.mdx:21: ${left}`,
      `prompt.mdx:27: ${left}`,
      `starter.sql:1: ${left}`,
      `reference.sql:1: ${left}`,
      `alternatives/in-another-style.sql:1: ${left}`,
      `wrong/first-mistake.sql:2: ${left}`,
      "reference.sql:1: The reference gives no row on any dataset.",
      "wrong/first-mistake.sql:1: This wrong answer is accepted.",
    ]);
    for (const { fix } of verified?.problems ?? []) expect(fix.length).toBeGreaterThan(20);
    expect(placeExercises({ modules: [] }, keys).problems.map(lineOf)).toEqual([
      "prompt.mdx:1: No lesson asks the exercise never-liked.",
    ]);
  });

  it("is proved when all that is asked for is written", async () => {
    await newExercise(root, [module, "never-liked"]);
    const write = (name: string, text: string): void => writeFileSync(join(root, folder, name), text);
    const prompt = readFileSync(join(root, folder, "prompt.mdx"), "utf8");
    write("prompt.mdx", prompt.replaceAll(/TODO:?/g, "").replaceAll("first-mistake", "null-in-list"));
    write("starter.sql", "SELECT id\nFROM customers\n");
    write("reference.sql", "SELECT id FROM customers WHERE country IS NULL\n");
    write(
      "alternatives/in-another-style.sql",
      "SELECT id FROM customers WHERE (country = country) IS NOT TRUE\n",
    );
    rmSync(join(root, folder, "wrong/first-mistake.sql"));
    write(
      "wrong/null-in-list.sql",
      "-- expect: null-in-list\nSELECT id FROM customers WHERE country IN (NULL)\n",
    );
    const [verified] = await verifyAll(await loaded(), { root, engines: 1 });
    expect(verified?.problems).toEqual([]);
  });

  it.each([
    ["search", "http", "The reference finds nothing on any dataset."],
    ["objects", "s3", "This wrong answer is accepted."],
  ])(
    "writes an exercise of kind %s that loads, and of which the gate says what is left to write",
    async (kind, ending, last) => {
      expect(await newExercise(root, [module, "never-liked"], kind)).toBe(0);
      const [verified] = await verifyAll(await loaded(), { root, engines: 1 });
      const lines = verified?.problems.map(lineOf) ?? [];
      const left = "This line is still the scaffold's.";
      for (const file of [
        `starter.${ending}`,
        `reference.${ending}`,
        `alternatives/in-another-style.${ending}`,
      ])
        expect(lines).toContain(`${file}:1: ${left}`);
      expect(lines.filter((line) => line.startsWith("prompt.mdx"))).toHaveLength(4);
      expect(lines.join("\n")).toContain(last);
      for (const { fix } of verified?.problems ?? []) expect(fix.length).toBeGreaterThan(20);
    },
  );

  it("writes a quiz that loads, with one explanation left to write", async () => {
    expect(await newExercise(root, [module, "never-liked"], "quiz")).toBe(0);
    const [verified] = await verifyAll(await loaded(), { root, engines: 1 });
    expect(verified?.problems.at(-1)?.message).toBe("The wrong pick third has no explanation.");
    expect(verified?.problems).toHaveLength(8);
  });

  it("overwrites nothing, and an id is unique in the course", async () => {
    await newExercise(root, [module, "never-liked"]);
    writeFileSync(join(root, folder, "starter.sql"), "mine");
    for (const other of [module, "02-building-a-database"]) {
      expect(await newExercise(root, [other, "never-liked"])).toBe(2);
      expect(said.at(-1)).toBe(
        `${folder} is there already: nothing was written, for an id is unique in the course.`,
      );
    }
    expect(readFileSync(join(root, folder, "starter.sql"), "utf8")).toBe("mine");
  });

  it.each([
    [
      ["01-reading-a-databse", "x"],
      "sql",
      "There is no module 01-reading-a-databse. Did you mean 01-reading-a-database?",
    ],
    [["4", "x"], "sql", "There is no module 4. Did you mean 04-transactions-and-concurrency?"],
    [
      [module, "Never_Liked"],
      "sql",
      "Never_Liked is no id: write lower-case letters, digits and single hyphens, such as never-liked.",
    ],
    [
      [module, "../../../x"],
      "sql",
      "../../../x is no id: write lower-case letters, digits and single hyphens, such as x.",
    ],
    [
      [module, "x".repeat(61)],
      "sql",
      `The id ${"x".repeat(61)} is too long: up to 60 letters, for it stands in addresses.`,
    ],
    [
      [module, "x"],
      "toString",
      "There is no kind toString to begin with. There are: sql, search, objects, quiz.",
    ],
    [
      [module],
      "sql",
      "Give a module of content/course.yaml and an id, such as: new-exercise 01-reading-a-database never-ordered",
    ],
  ])("refuses %j of kind %s in a sentence", async (words, kind, sentence) => {
    expect(await newExercise(root, words, kind)).toBe(2);
    expect(said).toEqual([sentence]);
    expect(existsSync(join(root, "exercises/catalog"))).toBe(false);
  });
});
