import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { loadCourse } from "@/content/server/load";
import { gradingDatasets } from "@/exercises/server/datasets";
import { loadCatalog } from "@/exercises/server/load";
import { withVariants } from "@/exercises/server/variant";
import { canaries, findLeaks, holds, type Secret, wordsOf } from "./leaks";

const catalog = await loadCatalog();
const keys = catalog.ok ? withVariants(catalog.value) : [];

const course = await loadCourse();
const lessons = course.ok
  ? course.value.modules.flatMap((module) =>
      module.lessons.flatMap(({ blocks }) => blocks.map(({ text }) => wordsOf(text))),
    )
  : [];

/** The author's comment says what is expected; what follows is the answer. */
const answerOf = (text: string): string => text.replace(/^(?:--|#|\/\/) expect:.*\n/, "");

describe("the built site", () => {
  it("holds no answer of an author", () => {
    expect(keys.length).toBeGreaterThan(28);
    const secrets = keys.flatMap(({ exercise, reference, alternatives, wrong }): Secret[] => {
      // A lesson may show a wrong form, to say why it is wrong; and a starter may be one, for it never passes.
      const shown = [...lessons, wordsOf("starter" in exercise ? exercise.starter : "")];
      const hidden = wrong.filter(({ text }) => !shown.some((one) => holds(one, wordsOf(answerOf(text)))));
      return [reference, ...alternatives, ...hidden].map(({ file, text }) => ({
        what: file,
        text: answerOf(text),
      }));
    });
    expect(findLeaks(process.cwd(), secrets)).toEqual([]);
  });

  const generated: [name: string, least: number][] = [
    ["harbor", 300],
    ["harbor-search", 100],
    ["harbor-media", 10],
    ["harbor-uploads", 100],
  ];

  it.each(generated)("holds nothing that the hidden datasets of %s alone hold", async (name, least) => {
    // All of them are made of the same words.
    const sets = await Promise.all(generated.map(([one]) => gradingDatasets(one)));
    const { hidden } = await gradingDatasets(name);
    const all = canaries(
      sets.flatMap(({ open }) => open),
      hidden,
    );
    expect(all.length).toBeGreaterThan(least);
    expect(
      findLeaks(
        process.cwd(),
        all.map((text) => ({ what: `hidden: ${text}`, text })),
      ),
    ).toEqual([]);
  });
});

describe("findLeaks(root, secrets)", () => {
  const root = mkdtempSync(join(tmpdir(), "leaks-"));
  afterAll(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, ".next/static/chunks"), { recursive: true });
  const secret = {
    what: "the reference",
    text: "SELECT id\nFROM customers WHERE country IS DISTINCT FROM 'DE'",
  };

  it.each([
    [
      "a string of JavaScript",
      "a.js",
      String.raw`x="SELECT id\nFROM customers WHERE country IS DISTINCT FROM 'DE'"`,
    ],
    [
      "HTML",
      "b.html",
      "<code>SELECT id\n  FROM customers WHERE country IS DISTINCT FROM &#39;DE&#39;</code>",
    ],
    ["a source map", "c.js.map", JSON.stringify({ sourcesContent: [secret.text] })],
  ])("finds it in %s", (_, name, text) => {
    writeFileSync(join(root, ".next/static/chunks", name), text);
    expect(findLeaks(root, [secret]).map(({ file }) => file)).toContain(`.next/static/chunks/${name}`);
  });
});
