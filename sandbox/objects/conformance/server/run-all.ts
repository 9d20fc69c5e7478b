import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createObjectEngine } from "../../engine";
import { nodeDigests } from "../../server/node-digests";
import { KNOWN_DIFFERENCES } from "../known-differences";
import { replay, type Verdict } from "../replay";
import type { Scenario } from "../scenario";

function folder(): string {
  return process.env["SCENARIOS"] ?? "../shared/conformance/objects";
}

/** Whether the recordings are at hand. */
export function haveScenarios(): boolean {
  return existsSync(folder());
}

async function run(scenario: Scenario): Promise<Verdict[]> {
  const clock = { now: Date.parse("2026-01-15T12:00:00Z") };
  const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
  const engine = createObjectEngine({
    root,
    now: () => clock.now,
    random: Math.random,
    digests: nodeDigests,
  });
  return replay(scenario, { engine, root, clock, digests: nodeDigests });
}

/** Replays scenarios, each against a fresh store: those whose names or areas are given, or all. */
export async function runScenarios(wanted: readonly string[] = []): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const name of readdirSync(folder()).filter((file) => file.endsWith(".json"))) {
    const scenario = JSON.parse(readFileSync(`${folder()}/${name}`, "utf8")) as Scenario;
    if (wanted.length > 0 && !wanted.some((word) => name.includes(word) || scenario.area === word)) continue;
    verdicts.push(...(await run(scenario)));
  }
  return verdicts;
}

/** How many steps passed, by area. */
export function figures(verdicts: readonly Verdict[]): string {
  const line = (title: string, own: readonly Verdict[]): string =>
    `${title.padEnd(18)} ${own.filter(({ difference }) => difference === undefined).length} of ${own.length}`;
  const areas = [...new Set(verdicts.map(({ area }) => area))].sort();
  return [
    ...areas.map((area) =>
      line(
        area,
        verdicts.filter((each) => each.area === area),
      ),
    ),
    line("all", verdicts),
  ].join("\n");
}

/** Steps that differ and stand in no list. */
export function unexplained(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(
    ({ difference, scenario, step }) =>
      difference !== undefined && KNOWN_DIFFERENCES[`${scenario} #${step}`] === undefined,
  );
}
