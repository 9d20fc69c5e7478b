import { afterAll, beforeAll, expect, it } from "vitest";
import { pageLimits } from "../../engine";
import { conformanceDataset, observeCase } from "../conformance";
import { conformanceCases } from "../conformance-cases";
import type { WorkerEngine } from "../worker-engine";
import { createNodeEngine } from "./engine";

const told: string[] = [];
let engine: WorkerEngine;
beforeAll(() => {
  engine = createNodeEngine({ snapshot: false, onFallback: (reason) => told.push(reason) });
});
afterAll(() => engine.close());

it("takes a fresh worker for each reset when an internal of PGlite has moved, and says so once", async () => {
  await engine.reset(conformanceDataset);
  await engine.run("DROP TABLE sold, shop", pageLimits);
  await engine.reset(conformanceDataset);
  const [outcome] = await engine.run("SELECT count(*) FROM shop", pageLimits);
  expect(outcome).toMatchObject({ kind: "rows", rows: [["2"]] });
  expect(told).toEqual(["the snapshot is switched off"]);
});

it("answers as with the snapshot", async () => {
  for (const one of conformanceCases.slice(-7))
    expect(await observeCase(engine, one), one.name).toEqual(one.expect);
});

it("needs no fallback with the PGlite of the lockfile", async () => {
  const reasons: string[] = [];
  const usual = createNodeEngine({ spare: false, onFallback: (reason) => reasons.push(reason) });
  try {
    await usual.reset(conformanceDataset);
    expect(reasons).toEqual([]);
  } finally {
    await usual.close();
  }
});
