import { describe, expect, it } from "vitest";
import { runBenchmarks } from "./bench";
import type { Benchmark } from "./bench-result";

const good: Benchmark = {
  name: "good",
  run: () => Promise.resolve([{ name: "good", value: 1, unit: "ms", n: 1 }]),
};

describe("runBenchmarks(benchmarks, quick)", () => {
  it("gives up one that hangs, says so, and measures the others", async () => {
    const said: string[] = [];
    const hanging: Benchmark = { name: "hanging", limit: 0.001, run: () => new Promise(() => undefined) };
    const { figures, failed } = await runBenchmarks([hanging, good], true, (line) => said.push(line));
    expect(figures.map(({ name }) => name)).toEqual(["good"]);
    expect(failed).toBe(true);
    expect(said).toContain("hanging could not be measured: it did not end within 0.001 minutes");
  });

  it("names one that fails, and leaves slow ones out with --quick", async () => {
    const said: string[] = [];
    const broken: Benchmark = { name: "broken", run: () => Promise.reject(new Error("no rows")) };
    const { figures } = await runBenchmarks([broken, { ...good, slow: true }], true, (line) =>
      said.push(line),
    );
    expect(figures).toEqual([]);
    expect(said).toContain("broken could not be measured: no rows");
    expect(said).toContain("good: left out with --quick, it takes minutes");
  });
});
