import { afterAll, beforeAll, expect, it } from "vitest";
import { type Dataset, pageLimits } from "../../engine";
import type { WorkerEngine } from "../worker-engine";
import { createNodeEngine } from "./engine";

let engine: WorkerEngine;
const renewed: string[] = [];
beforeAll(() => {
  engine = createNodeEngine({
    spare: false,
    onActivity: (activity) => {
      if (activity === "starting") renewed.push(activity);
    },
  });
});
afterAll(() => engine.close());

const dataset = (name: string, rows: number): Dataset => ({
  name,
  version: name,
  files: [
    {
      path: `${name}.sql`,
      text: `CREATE TYPE mood AS ENUM ('${name}'); CREATE TABLE t AS SELECT i, '${name}'::mood AS m FROM generate_series(1, ${rows}) AS i;`,
    },
  ],
});

async function rowsOf(sql: string): Promise<unknown> {
  const [outcome] = await engine.run(sql, pageLimits);
  return outcome?.kind === "rows" ? outcome.rows : outcome;
}

it("goes from dataset to dataset in one instance, each as it was loaded", async () => {
  const sets = Array.from({ length: 8 }, (_, i) => dataset(`set${i}`, i * 100 + 1));
  for (const turn of [0, 1, 2, 1, 0, 7, 6, 5, 4, 3, 0, 1, 7]) {
    const set = sets[turn] as Dataset;
    await engine.reset(set);
    expect(await rowsOf("SELECT count(*), min(m::text) FROM t")).toEqual([
      [`${turn * 100 + 1}`, `set${turn}`],
    ]);
    await rowsOf("DROP TABLE t; CREATE TABLE mine (a int); COMMIT;");
  }
  expect(renewed).toHaveLength(1);
});
