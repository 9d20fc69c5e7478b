import { describe, expect, it } from "vitest";
import { KNOWN_DIFFERENCES } from "../known-differences";
import { figures, haveScenarios, runScenarios, unexplained } from "./run-all";

describe.skipIf(!haveScenarios())("the recorded scenarios (skipped where ../shared is absent)", () => {
  it("are answered as MinIO answered them, but for the known differences", { timeout: 120_000 }, async () => {
    const verdicts = await runScenarios();
    console.log(figures(verdicts));
    expect(
      unexplained(verdicts).map(({ scenario, step, difference }) => `${scenario} #${step}: ${difference}`),
    ).toEqual([]);
    const different = verdicts.filter(({ difference }) => difference !== undefined);
    const stale = Object.keys(KNOWN_DIFFERENCES).filter(
      (name) => !different.some(({ scenario, step }) => name === `${scenario} #${step}`),
    );
    expect(stale).toEqual([]);
  });
});
