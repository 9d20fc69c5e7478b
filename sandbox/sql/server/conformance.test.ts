import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../engine";
import { observeCase } from "../conformance";
import { conformanceCases } from "../conformance-cases";
import { createNodeEngine } from "./engine";
import { PostgresEngine } from "./postgres";
import { type RealPostgres, startRealPostgres } from "./real-postgres";

describe("PGlite in Node", () => {
  let engine: Engine;
  beforeAll(() => {
    engine = createNodeEngine();
  });
  afterAll(() => engine.close());

  it.each(conformanceCases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    expect(await observeCase(engine, one)).toEqual(one.expect);
  });
});

describe("a real PostgreSQL server", () => {
  let server: RealPostgres;
  let engine: Engine;
  beforeAll(async () => {
    const started = await startRealPostgres();
    if ("skipped" in started) throw new Error(started.skipped);
    server = started;
    engine = new PostgresEngine(server.url);
  }, 120_000);
  afterAll(async () => {
    await engine?.close();
    await server?.stop();
  });

  it.each(conformanceCases.map((one) => [one.name, one] as const))("%s", async (_, one) => {
    expect(await observeCase(engine, one)).toEqual(one.expect);
  });

  it("names file, line and statement of a dataset that does not load", async () => {
    const files = [{ path: "bad.sql", text: "CREATE TABLE a (b int);\nINSERT INTO a VALUES ('x');" }];
    const broken = { name: "broken", version: "broken-1", files };
    await expect(engine.reset(broken)).rejects.toThrow(/Dataset broken, bad\.sql:2: .*22P02.*INSERT INTO a/);
  });
});

it("names file, line and statement of a dataset that does not load in Node, and goes on with the next", async () => {
  const engine = createNodeEngine({ spare: false });
  try {
    const files = [{ path: "bad.sql", text: "CREATE TABLE a (b int);\nINSERT INTO a VALUES ('x');" }];
    await expect(engine.reset({ name: "broken", version: "broken-1", files })).rejects.toThrow(
      /Dataset broken, bad\.sql:2: .*22P02.*INSERT INTO a/,
    );
    expect(await observeCase(engine, conformanceCases[0]!)).toEqual(conformanceCases[0]!.expect);
  } finally {
    await engine.close();
  }
});
