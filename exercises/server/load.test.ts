import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadCatalog } from "./load";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rowhouse-catalog-"));
});
afterEach(() => rmSync(root, { recursive: true }));

type Files = Record<string, string | Buffer | undefined>;

const prompt = `---
title: Country unknown
kind: sql
dataset: harbor
points: 1
checks: [{ kind: rows }]
hints: [What is NULL = NULL?]
misconceptions:
  equals-null: A comparison with NULL is unknown.
---

Who did not say where they live?
`;

/** A folder with nothing wrong. */
const good: Files = {
  "prompt.mdx": prompt,
  "starter.sql": "SELECT",
  "reference.sql": "SELECT id FROM customers WHERE country IS NULL",
  "alternatives/except.sql":
    "SELECT id FROM customers EXCEPT SELECT id FROM customers WHERE country = country",
  "wrong/equals-null.sql": "-- expect: equals-null\nSELECT id FROM customers WHERE country = NULL",
};

const place = "exercises/catalog/01-reading-a-database";

function write(files: Files, id = "country-unknown", folder = place): void {
  for (const [name, text] of Object.entries(files)) {
    if (text === undefined) continue;
    const path = join(root, folder, id, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Each problem as `file:line: message | fix`, the file from the folder of the module. */
async function problems(): Promise<string[]> {
  const catalog = await loadCatalog(root);
  if (catalog.ok) return [];
  return catalog.problems.map(
    ({ file, line, message, fix }) => `${file.replace(`${place}/`, "")}:${line}: ${message} | ${fix}`,
  );
}

const promptWith = (from: string, to: string): Files => ({ ...good, "prompt.mdx": prompt.replace(from, to) });

const cases: [name: string, files: Files, told: string[]][] = [
  ["nothing wrong", good, []],
  [
    "an unknown file",
    { ...good, "refrence.sql": "SELECT 1" },
    [
      "country-unknown/refrence.sql:1: An exercise of kind sql has no file refrence.sql. | Name it reference.sql.",
    ],
  ],
  [
    "a wrong answer without a first line",
    { ...good, "wrong/rows.sql": "SELECT 1" },
    [
      "country-unknown/wrong/rows.sql:1: The wrong answer does not say what the learner is told. | Write as its first line: -- expect: equals-null",
    ],
  ],
  [
    "a message that does not exist",
    { ...good, "wrong/other.sql": "-- expect: equal-null\nSELECT 1" },
    ["country-unknown/wrong/other.sql:1: No message is called equal-null. | Type -- expect: equals-null"],
  ],
  [
    "a misspelt key",
    promptWith("points:", "pionts:"),
    [
      "country-unknown/prompt.mdx:2: points is missing. | Type points: 2",
      "country-unknown/prompt.mdx:5: The key pionts is not known. | Type points.",
    ],
  ],
  [
    "an alternative that is the reference but for blanks and comments",
    {
      ...good,
      "alternatives/same.sql":
        "-- mine\nSELECT  id\nFROM customers /* all\nof them */\nWHERE country IS NULL; -- end",
    },
    [
      "country-unknown/alternatives/same.sql:1: This is the same text as exercises/catalog/01-reading-a-database/country-unknown/reference.sql. | Write it in another style, or delete it.",
    ],
  ],
  [
    "an empty hint",
    promptWith("[What is NULL = NULL?]", '[""]'),
    ["country-unknown/prompt.mdx:7: hints is not right."],
  ],
  [
    "no reference",
    { ...good, "reference.sql": undefined },
    [
      "country-unknown/reference.sql:1: reference.sql is missing. | Write reference.sql: the author's answer.",
    ],
  ],
  [
    "an empty task",
    promptWith("Who did not say where they live?", " "),
    ["country-unknown/prompt.mdx:10: The task is empty. | Write after the second --- what is asked for."],
  ],
  [
    "an empty prompt.mdx",
    { ...good, "prompt.mdx": "" },
    [
      "country-unknown/prompt.mdx:1: The exercise has no front matter. | Begin the file with --- and its keys; npm run course -- new-exercise writes an example.",
    ],
  ],
  [
    "a misconception that no wrong answer shows",
    { ...good, "wrong/equals-null.sql": undefined },
    [
      "country-unknown/prompt.mdx:9: No wrong answer shows the misconception equals-null. | Write wrong/equals-null.sql with the first line -- expect: equals-null, or delete the sentence.",
    ],
  ],
  [
    "a broken YAML",
    promptWith("title: Country unknown", "title: Country: unknown"),
    [
      'country-unknown/prompt.mdx:2: This is not YAML: Nested mappings are not allowed in compact mappings. | Put a text that holds a colon, a # or a quote between double quotes: key: "text".',
    ],
  ],
  [
    "a NUL byte",
    { ...good, "reference.sql": "SELECT id\nFROM \0customers" },
    ["country-unknown/reference.sql:2: Here stands a NUL byte. | Save the file as UTF-8, without this byte."],
  ],
  [
    "Latin-1 instead of UTF-8",
    { ...good, "starter.sql": Buffer.from("-- ä\n-- caf\xe9", "latin1") },
    [
      "country-unknown/starter.sql:1: Here stand bytes that are not UTF-8. | Save the file as UTF-8, without this byte.",
    ],
  ],
  [
    "no prompt.mdx",
    { ...good, "prompt.mdx": undefined },
    [
      "country-unknown/prompt.mdx:1: prompt.mdx is missing. | Write prompt.mdx: the task with its front matter.",
    ],
  ],
  [
    "a prompt of 1 MB",
    { ...good, "prompt.mdx": prompt + "x".repeat(1024 * 1024) },
    [
      "country-unknown/prompt.mdx:1: The file has 1024 KB; up to 256 KB are read. | Make it shorter; rows for an exercise come from its dataset, or from generate_series in seed.sql.",
    ],
  ],
];

describe("loadCatalog(root)", () => {
  it.each(cases)("says file, line and fix of: %s", async (_, files, told) => {
    write(files);
    const found = await problems();
    expect(found).toHaveLength(told.length);
    for (const [i, line] of told.entries())
      expect(found[i]?.startsWith(line.replace(/\.$/, "")), found[i]).toBe(true);
  });

  it("takes no id with capital letters", async () => {
    write(good, "Country_Unknown");
    expect(await problems()).toEqual([
      "Country_Unknown:1: Country_Unknown is no id: lower-case letters, digits and single hyphens. | Name the folder country-unknown.",
    ]);
  });

  it("takes an id once, whatever the module", async () => {
    write(good);
    write(good, "country-unknown", "exercises/catalog/02-building-a-database");
    expect(await problems()).toEqual([
      "exercises/catalog/02-building-a-database/country-unknown:1: Two exercises have one id: exercises/catalog/01-reading-a-database/country-unknown has it too. | Rename one of the folders: lessons and grades name an exercise by its id alone.",
    ]);
  });

  it("follows no link, neither of a file nor of a folder", async () => {
    write({ ...good, "reference.sql": undefined });
    symlinkSync("/etc/hostname", join(root, place, "country-unknown/reference.sql"));
    symlinkSync(join(root, place, "country-unknown"), join(root, place, "twin"));
    const told =
      "This is a link, or something else that is no file. | Copy what it points to into its place.";
    expect(await problems()).toEqual([`country-unknown/reference.sql:1: ${told}`, `twin:1: ${told}`]);
  });

  it("collects all that is wrong in one go", async () => {
    write({
      ...promptWith("points: 1", "pionts: 1"),
      "reference.sql": undefined,
      "notes.txt": "to do",
      "starter.sql": "SELECT \0",
    });
    write(
      { ...good, "wrong/a.sql": "SELECT 1", "wrong/b.sql": "-- expect: nobody\n", "reference.sql": "" },
      "other",
    );
    expect((await problems()).map((line) => line.split(" | ")[0])).toEqual([
      "country-unknown/starter.sql:1: Here stands a NUL byte.",
      "country-unknown/prompt.mdx:2: points is missing.",
      "country-unknown/prompt.mdx:5: The key pionts is not known.",
      "country-unknown/notes.txt:1: An exercise of kind sql has no file notes.txt.",
      "country-unknown/reference.sql:1: reference.sql is missing.",
      "other/reference.sql:1: reference.sql is missing.",
      "other/wrong/a.sql:1: The wrong answer does not say what the learner is told.",
      "other/wrong/b.sql:1: No message is called nobody.",
    ]);
  });
});
