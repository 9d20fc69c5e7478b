import { afterAll, beforeAll, expect, it } from "vitest";
import { pageLimits } from "../../engine";
import { conformanceDataset } from "../conformance";
import type { WorkerEngine } from "../worker-engine";
import { createNodeEngine } from "./engine";

let engine: WorkerEngine;
beforeAll(async () => {
  engine = createNodeEngine();
  await engine.reset(conformanceDataset);
});
afterAll(() => engine.close());

it("keeps what came before a stop, and goes on from the dataset", async () => {
  const running = engine.run(
    "SELECT 1 AS a; SELECT count(*) FROM generate_series(1, 1000000000)",
    pageLimits,
  );
  setTimeout(() => engine.stop(), 1_000);
  const outcomes = await running;
  expect(outcomes).toMatchObject([
    { kind: "rows", rows: [["1"]] },
    { kind: "stopped", limit: "person" },
  ]);
  const [next] = await engine.run("SELECT count(*) FROM shop", pageLimits);
  expect(next).toMatchObject({ kind: "rows", rows: [["2"]] });
});

it("ends a text that fills the disk of the room with PostgreSQL's own error, and is whole afterwards", async () => {
  const [outcome] = await engine.run(
    "CREATE TABLE big AS SELECT repeat(md5(i::text), 60) AS x FROM generate_series(1, 2000000) AS i",
    { ...pageLimits, ms: 60_000 },
  );
  expect(outcome).toMatchObject({ kind: "error", code: "53100" });
  await engine.reset(conformanceDataset);
  const [next] = await engine.run("SELECT count(*) FROM shop", pageLimits);
  expect(next).toMatchObject({ kind: "rows", rows: [["2"]] });
});

it("loads no library that a statement wrote itself", async () => {
  const text = String.raw`SELECT lo_from_bytea(4711, '\x0061736d01000000'); SELECT lo_export(4711, '/tmp/own.so'); LOAD '/tmp/own.so'`;
  const outcomes = await engine.run(text, pageLimits);
  expect(outcomes.at(-1)?.kind).toBe("error");
  await engine.reset(conformanceDataset);
  const [next] = await engine.run("SELECT 42 AS n", pageLimits);
  expect(next).toMatchObject({ kind: "rows", rows: [["42"]] });
});

it("does nothing when nothing runs", async () => {
  engine.stop();
  const [outcome] = await engine.run("SELECT 1 AS a", pageLimits);
  expect(outcome).toMatchObject({ kind: "rows" });
});
