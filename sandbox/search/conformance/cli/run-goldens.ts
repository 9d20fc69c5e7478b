import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSearchEngine, type SearchEngine } from "../../engine";
import { knownDifference } from "../known-differences";
import type { RecordedRequest, Recording } from "../recording";
import { type Failure, replay, send } from "../replay";

/** Where the recordings are, seen from the project's root; they are not part of it. */
export const recordings = "../shared/conformance/search";

export const haveRecordings = (): boolean => existsSync(join(recordings, "goldens"));

/** What one area of the recordings gave. */
export interface AreaResult {
  area: string;
  requests: number;
  failures: Failure[];
}

/** Replays every area (or those named) against the embedded engine. */
export function runGoldens(only: readonly string[] = []): AreaResult[] {
  const fixtures = new Map<string, SearchEngine>();
  const names = readdirSync(join(recordings, "goldens")).filter((name) => !name.startsWith("_"));
  return names
    .map((name) => name.replace(/\.json$/, ""))
    .filter((area) => only.length === 0 || only.includes(area))
    .map((area) => runArea(area, fixtures));
}

function runArea(area: string, fixtures: Map<string, SearchEngine>): AreaResult {
  const recording: Recording = read(join("goldens", `${area}.json`));
  const failures = recording.scenarios.flatMap((scenario) => {
    const engine = fixtures.get(scenario.fixture) ?? loadFixture(scenario.fixture);
    fixtures.set(scenario.fixture, engine);
    const before = engine.snapshot();
    const failed = replay(scenario, engine);
    engine.restore(before);
    return failed;
  });
  const requests = recording.scenarios.reduce((sum, { steps }) => sum + steps.length, 0);
  return { area, requests, failures };
}

function loadFixture(name: string): SearchEngine {
  const engine = createSearchEngine();
  if (name === "none") return engine;
  const requests: RecordedRequest[] = read(join("fixtures", `${name}.json`));
  for (const request of requests) {
    const reply = send(engine, request);
    if (reply.status >= 300)
      console.error(`fixture ${name}: ${request.method} ${request.path}: ${reply.body.slice(0, 300)}`);
  }
  return engine;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(join(recordings, path), "utf8"));

/** Figures by area, one line each, and the sum. */
export function figures(results: readonly AreaResult[]): string {
  const line = (name: string, requests: number, failed: number): string => {
    const share = ((100 * (requests - failed)) / requests).toFixed(1);
    return `${name.padEnd(24)} ${String(requests - failed).padStart(5)} / ${String(requests).padEnd(5)} ${share.padStart(6)} %`;
  };
  const requests = results.reduce((sum, each) => sum + each.requests, 0);
  const failed = results.reduce((sum, each) => sum + each.failures.length, 0);
  return [
    ...results.map((each) => line(each.area, each.requests, each.failures.length)),
    line("all", requests, failed),
  ].join("\n");
}

/** Failures that no known difference explains. */
export const unexplained = (results: readonly AreaResult[]): Failure[] =>
  results.flatMap(({ failures }) => failures.filter((each) => !knownDifference(each.scenario, each.step)));

if (process.argv[1]?.endsWith("run-goldens.ts")) {
  const results = runGoldens(process.argv.slice(2));
  console.log(figures(results));
  const path = process.env.FAILURES ?? "/tmp/search-failures.json";
  writeFileSync(
    path,
    JSON.stringify(
      results.flatMap(({ failures }) => failures),
      null,
      1,
    ),
  );
  for (const { failures } of results) {
    for (const each of failures.slice(0, Number(process.env.SHOW ?? 0))) {
      console.log(
        `${each.scenario} #${each.step} ${each.request.method} ${each.request.path.slice(0, 80)}\n   ${each.differences.slice(0, 3).join("\n   ").slice(0, 600)}`,
      );
    }
  }
}
