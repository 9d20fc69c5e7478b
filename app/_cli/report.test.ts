import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countPlaywright, countVitest, runReported } from "./report";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "report-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("countVitest(report)", () => {
  it("counts tests, and a file that did not load as a failure of its own", () => {
    const testResults = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{}] },
      { status: "passed", assertionResults: [{}, {}] },
    ];
    expect(countVitest({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
      passed: 2,
      failed: 2,
    });
  });
});

describe("countPlaywright(report)", () => {
  it("counts a test that passed only on a second try as failed", () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] };
    expect(countPlaywright(report)).toEqual({ passed: 5, failed: 2 });
  });
});

describe("runReported(args, file, count)", () => {
  const write = (file: string, code: number): string[] => [
    "-e",
    `require("fs").writeFileSync(${JSON.stringify(file)}, "{}"); process.exit(${code})`,
  ];

  it("fails when the runner ends badly although no test failed", async () => {
    const file = join(folder, "report.json");
    const result = await runReported(write(file, 3), file, () => ({ passed: 4, failed: 0 }));
    expect(result).toEqual({ passed: 4, failed: 1, note: "It ended with code 3." });
  });

  it("fails when there is no report, instead of reading the one of an earlier run", async () => {
    const file = join(folder, "report.json");
    await runReported(write(file, 0), file, () => ({ passed: 1, failed: 0 }));
    const run = runReported(["-e", "0"], file, () => ({ passed: 1, failed: 0 }));
    await expect(run).rejects.toThrow("left no report");
  });
});
