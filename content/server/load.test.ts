import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Course } from "../course";
import { figures } from "../figures/index";
import type { Problem } from "../problem";
import { loadCourse } from "./load";

const fence = "```";
const front = `---
id: "1.1"
title: First look
summary: You can look.
minutes: 20
requires: []
dataset: harbor
sources: []
checked: "2026-11-20"
version: { postgresql: "18" }
errata: []
---
`;
const good = `${front}
What is in the shop? A <Term id="row">row</Term> tells.

<Predict question="How many?" options="1 | 2" answer="2">Two.</Predict>

${fence}sql run name="look"
SELECT 1;
${fence}

## One idea

See [the idea](#one-idea) and the [glossary](/glossary#row).
`;

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const lesson = "content/modules/01-start/01-look.mdx";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rowhouse-load-"));
  write(
    "content/course.yaml",
    'title: T\nsummary: S\nmodules:\n  - { slug: 01-start, title: Start, summary: S, lessons: [{ id: "1.1", title: Look }, { id: "1.2", title: Later }] }\n',
  );
  write(
    "content/glossary.yaml",
    '- { id: row, term: row, short: One fact., lesson: "1.1" }\n- { id: late, term: late, short: Later., lesson: "1.2" }\n',
  );
  write("content/errata.yaml", '- { id: P03, claim: c, truth: t, lessons: ["1.2"] }\n');
  write("content/outside-links.yaml", "- https://www.postgresql.org/docs/\n");
});
afterEach(() => rmSync(root, { recursive: true }));

async function problems(): Promise<Problem[]> {
  const read = await loadCourse(root);
  return read.ok ? [] : read.problems;
}

async function problemsOf(text: string): Promise<Problem[]> {
  write(lesson, text);
  return problems();
}

describe("a good course", () => {
  it("becomes values, with lessons that are planned beside those that are written", async () => {
    write(lesson, good);
    const read = await loadCourse(root);
    expect(read.ok ? [] : read.problems).toEqual([]);
    const [module] = (read as { value: Course }).value.modules;
    expect(module).toMatchObject({ number: 1, slug: "01-start", planned: [{ id: "1.2", title: "Later" }] });
    expect(module?.lessons[0]).toMatchObject({
      id: "1.1",
      slug: "01-look",
      terms: ["row"],
      headings: [{ depth: 2, id: "one-idea", text: "One idea" }],
      blocks: [{ id: "look", title: "SQL 1", text: "SELECT 1;", line: 18, plan: false }],
      measures: { predictions: 1 },
    });
    expect(module?.lessons[0]?.sections.map((section) => section.anchor)).toEqual(["", "one-idea"]);
  });
});

describe("a lesson with mistakes", () => {
  it("lists all ten at once, each with its place and what to type", async () => {
    const bad = good
      .replace("minutes: 20", "minuets: 20") // two: an unknown key, a missing one
      .replace("<Predict question", '<Figrue name="a" />\n\n<Predict qestion') // three: component, attribute, its lack
      .replace("sql run name", "sql rum name")
      .replace("## One idea", "# One idea")
      .replace(
        "One idea\n\nSee",
        'One idea\n\nPostgres. <Predict question="q" options="1" answer="1">x</Predict>\n\n![](a.png)\n\nSee',
      );
    const found = await problemsOf(bad);
    expect(found.map(({ line, message, fix }) => `${line} ${message} ${fix}`)).toEqual([
      "2 minutes is missing. Type minutes: 40",
      "5 The key minuets is not known. Type minutes.",
      "16 <Figrue> is no component of a lesson. Type <Figure>.",
      "18 <Predict> has no attribute qestion. Type question=.",
      '18 <Predict> needs question. Type question="How many rows?".',
      '20 This block says neither run nor static. Type ```sql run, or ```sql static reason="why it cannot run here".',
      '24 A lesson has headings of two levels, this is level 1. Type "## One idea" or "### One idea".',
      "26 The name Postgres is not spelt as its owners do. Type PostgreSQL.",
      '26 A prediction needs two options or more. Type options="7 | 4 | 12".',
      "28 A picture has no text alternative. Type ![what it shows](a.png).",
    ]);
    expect(found).toHaveLength(10);
    expect(found.every((one) => one.file === lesson && one.column >= 1)).toBe(true);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      "an expression",
      (text) => text.replace("What is", "{1 + 1} is"),
      "A lesson holds no expressions in braces.",
    ],
    [
      "an import",
      (text) => text.replace("What is", "import a from 'a'\n\nWhat is"),
      "A lesson imports and exports nothing.",
    ],
    ["an unknown term", (text) => text.replace('id="row"', 'id="rwo"'), 'There is no term "rwo".'],
    [
      "a term before its lesson",
      (text) => text.replace('id="row"', 'id="late"'),
      'The term "late" is explained only in lesson 1.2.',
    ],
    [
      "an unknown figure",
      (text) => text.replace("## One", '<Figure name="nobody">c</Figure>\n\n## One'),
      'There is no figure "nobody".',
    ],
    [
      "a link to nowhere",
      (text) => text.replace("(#one-idea)", "(#one-ide)"),
      "/01-start/01-look has no heading #one-ide.",
    ],
    [
      "a link to no page",
      (text) => text.replace("(/glossary#row)", "(/glosary)"),
      "The course has no page /glosary.",
    ],
    [
      "a link outside that nobody opened",
      (text) => text.replace("(#one-idea)", "(https://example.com/)"),
      "https://example.com/ is on no list of outside links.",
    ],
    [
      "an erratum of another lesson",
      (text) => text.replace("errata: []", "errata: [P03]"),
      "Erratum P03 is not mapped to lesson 1.1.",
    ],
    ["an unknown erratum", (text) => text.replace("errata: []", "errata: [P99]"), "There is no erratum P99."],
    [
      "a requirement that comes later",
      (text) => text.replace("requires: []", 'requires: ["1.2"]'),
      "It requires lesson 1.2, which comes later.",
    ],
    [
      "an id of another module",
      (text) => text.replace('id: "1.1"', 'id: "2.1"'),
      "Module 01-start has no lesson 2.1.",
    ],
    [
      "an answer that is no option",
      (text) => text.replace('answer="2"', 'answer="3"'),
      'The answer "3" is none of the options.',
    ],
    [
      "an exercise before the first heading",
      (text) => text.replace("## One", '<Exercise id="look" />\n\n## One'),
      "The exercise look stands before the first heading.",
    ],
    [
      "a claim without its right form",
      (text) =>
        text.replace(
          "## One",
          `<Misconception id="m" title="t">\n\n${fence}sql run\nSELECT 2;\n${fence}\n\n</Misconception>\n\n## One`,
        ),
      "A misconception shows both forms, but there is no run block in its <Right>.",
    ],
    ["an open tag", (text) => text.replace("</Predict>", ""), "This is not MDX"],
    ["no front matter", () => "Text.", "The lesson has no front matter."],
  ])("names %s", async (_, change, message) => {
    const found = await problemsOf(change(good));
    expect(found.map((one) => one.message).join("\n")).toContain(message);
    expect(found.every((one) => one.fix.length > 0)).toBe(true);
  });
});

describe("the other files", () => {
  it("reports a broken glossary and a broken lesson together", async () => {
    write("content/glossary.yaml", '- { id: row, term: row, shrt: x, lesson: "1.1" }\n');
    const found = await problemsOf(good.replace("minutes: 20", "minutes: soon"));
    expect(found.map((one) => `${one.file} ${one.message}`)).toEqual([
      "content/glossary.yaml short is missing.",
      "content/glossary.yaml The key shrt is not known.",
      expect.stringContaining(`${lesson} minutes is not right`),
    ]);
  });

  it("says where YAML stops being YAML", async () => {
    write("content/errata.yaml", "- id: P03\n  claim: a: b\n");
    const [problem] = await problemsOf(good);
    expect(problem).toMatchObject({ file: "content/errata.yaml", line: 2 });
    expect(problem?.message).toContain("This is not YAML");
  });

  it("wants an erratum that is mapped to a written lesson in its front matter", async () => {
    write("content/errata.yaml", '- { id: P03, claim: c, truth: t, lessons: ["1.1"] }\n');
    expect((await problemsOf(good)).map((one) => one.message)).toEqual([
      "Erratum P03 is mapped to this lesson, whose front matter does not name it.",
    ]);
  });

  it("names a missing file and a folder of no module", async () => {
    rmSync(join(root, "content/outside-links.yaml"));
    write("content/modules/99-lost/01-x.mdx", good);
    expect((await problems()).map((one) => one.message)).toEqual([
      "No module has this folder.",
      "The file is missing.",
    ]);
  });
});

it("has a text alternative for every figure", () => {
  const silent = Object.values(figures).filter((figure) => figure.alt.trim() === "");
  expect(silent.map((figure) => figure.name)).toEqual([]);
});
