import { readFileSync, rmSync } from "node:fs";
import { startNode } from "./child";
import type { StageResult } from "./stage";

type Environment = Record<string, string>;

/** Runs one Node program that is good or not: one test that passed or failed. */
export async function runCheck(args: string[], env: Environment = {}): Promise<StageResult> {
  const code = await startNode(args, { env }).exited;
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, note: `It ended with code ${code}.` };
}

/** Runs a test runner that leaves a JSON report at `file`, and counts the tests in it. */
export async function runReported(
  args: string[],
  file: string,
  count: (report: unknown) => StageResult,
  env: Environment = {},
): Promise<StageResult> {
  rmSync(file, { force: true });
  const code = await startNode(args, { env }).exited;
  const result = count(readReport(file));
  // A runner can fail without a failing test: a file that does not load, a crash after the last test.
  if (code !== 0 && result.failed === 0) return { ...result, failed: 1, note: `It ended with code ${code}.` };
  return result;
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new Error(`The test runner left no report at ${file}.`, { cause });
  }
}

/** Counts Vitest's JSON report; a file that did not load is a failure of its own. */
export function countVitest(report: unknown): StageResult {
  const { numPassedTests, numFailedTests, testResults } = report as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const unloaded = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + unloaded };
}

/** Counts Playwright's JSON report; a test that passed only on a second try counts as failed. */
export function countPlaywright(report: unknown): StageResult {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number };
    errors: unknown[];
  };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
