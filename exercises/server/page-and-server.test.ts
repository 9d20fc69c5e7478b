import { afterAll, describe, expect, it } from "vitest";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { grade } from "../grader/grade";
import { gradingDatasets } from "./datasets";
import { prepare } from "./expect";
import { loadCatalog } from "./load";
import { parseSql } from "./parse-sql";

const engine = createNodeEngine({ spare: false });
afterAll(() => engine.close());
const catalog = await loadCatalog();
const datasets = await gradingDatasets("harbor");
const keys = (catalog.ok ? catalog.value : []).flatMap((key) =>
  key.exercise.kind === "sql" ? [{ ...key, exercise: key.exercise }] : [],
);
const limits = { ms: 1_500, rows: 10_000, bytes: 1024 * 1024 };

describe.each(keys.map((key) => [key.exercise.id, key] as const))("page and server on %s", (_, key) => {
  it("agree on every stored answer: what the page refuses the server refuses, for the same reason", async () => {
    const world = { engine, parse: parseSql, limits };
    const { exercise, known, open, hidden } = await prepare(key, datasets, world);
    // What the page gets has been through JSON.
    const page = JSON.parse(JSON.stringify({ known, expected: open })) as {
      known: typeof known;
      expected: typeof open;
    };
    const server = { known, expected: [...open, ...hidden] };
    for (const { file, text } of [key.reference, ...key.alternatives, ...key.wrong]) {
      const here = await grade(exercise, page, text, world);
      const there = await grade(exercise, server, text, world);
      if (here.status === "passed") continue;
      // On more rows an answer may be stopped that was only wrong on few.
      if (there.status === "stopped") continue;
      expect([file, there.status]).toEqual([file, here.status]);
      const told = here.misconception ?? there.misconception;
      expect([file, there.misconception ?? told]).toEqual([file, told]);
    }
    for (const { file, text } of [key.reference, ...key.alternatives]) {
      expect([file, (await grade(exercise, page, text, world)).status]).toEqual([file, "passed"]);
    }
  });
});
