import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import type { TortureReport } from "../torture";
import { tortureScripts } from "../torture-scripts";
import { postedFiles } from "./engine-files";
import { workerBundle } from "./worker-bundle";

async function torture(rounds: number, seed: number): Promise<TortureReport> {
  const path = await workerBundle("sandbox/sql/server/torture.worker.ts");
  const { files } = await postedFiles();
  const workerData = { files, rounds, seed };
  const worker = new Worker(path, { workerData, resourceLimits: { stackSizeMb: 200 } });
  try {
    return await new Promise((done, fail) => {
      worker.once("message", done);
      worker.once("error", fail);
    });
  } finally {
    await worker.terminate();
  }
}

describe("runTorture(files, rounds, seed) in Node", () => {
  it("finds memory, files and answers equal after each of 36 hostile scripts", {
    timeout: 300_000,
  }, async () => {
    const report = await torture(1, 20_261_120);
    expect(report.mismatches).toEqual([]);
    expect(Object.keys(tortureScripts)).toHaveLength(36);
    expect(report.runs).toBe(36);
    expect(report.endings["endless recursion"]).toBe("54001");
    expect(report.endings["COPY TO PROGRAM"]).toMatch(/^broken/);
    expect(report.endings["out of memory in one value"]).toBe("53200");
  });
});
