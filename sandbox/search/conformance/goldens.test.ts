import { beforeAll, describe, expect, it } from "vitest";
import { type AreaResult, figures, haveRecordings, runGoldens, unexplained } from "./cli/run-goldens";
import { listedSteps } from "./known-differences";

describe.skipIf(!haveRecordings())("the recorded requests (skipped where ../shared is absent)", () => {
  let results: AreaResult[] = [];
  beforeAll(() => {
    results = runGoldens();
    console.log(figures(results));
  }, 120_000);

  it("are answered as recorded, but for the known differences", () => {
    const open = unexplained(results).map(
      ({ scenario, step, differences }) => `${scenario} #${step}: ${differences[0]}`,
    );
    expect(open).toEqual([]);
  });

  it("differ where the list of known differences says so", () => {
    const failing = new Set(
      results.flatMap(({ failures }) => failures.map((each) => `${each.scenario} #${each.step}`)),
    );
    expect(listedSteps().filter((step) => !failing.has(step))).toEqual([]);
  });
});
