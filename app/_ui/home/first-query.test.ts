import { afterAll, beforeAll, expect, it } from "vitest";
import { engineVersion } from "@/app/_ui/frame/engine-version";
import { readDataset } from "@/content/server/datasets";
import { pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { firstQuery, firstQueryRecord } from "./first-query";

const engine = createNodeEngine({ spare: false });
beforeAll(async () => engine.reset(await readDataset("harbor")));
afterAll(() => engine.close());

const firstValue = ([outcome]: Outcome[]): unknown =>
  outcome?.kind === "rows" ? outcome.rows[0]?.[0] : outcome;

it("gives the rows that the first page shows", async () => {
  const outcomes = await engine.run(firstQuery.text, pageLimits);
  expect(outcomes.map((outcome) => ({ ...outcome, ms: null }))).toEqual(firstQueryRecord);
});

it("counts fewer than all twelve customers, as the first page says", async () => {
  expect(firstValue(await engine.run("SELECT count(*) FROM customers", pageLimits))).toBe("12");
  expect(firstValue(await engine.run(firstQuery.text, pageLimits))).toBe("9");
});

it("is the PostgreSQL that the footer names", async () => {
  expect(`PostgreSQL ${String(firstValue(await engine.run("SHOW server_version", pageLimits)))}`).toBe(
    engineVersion,
  );
});
