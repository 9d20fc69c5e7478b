import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { createSearchEngine } from "../../engine";
import type { ApiDescription } from "../yaml-api";
import { runYamlSteps, type YamlStep } from "../yaml-test";
import { recordings } from "./run-goldens";

/** How one YAML test ended. */
export interface YamlResult {
  /** File below its `test` folder and name of the test: `mget/15_ids.yml | IDs`. */
  name: string;
  file: string;
  test: string;
  core: boolean;
  /** `undefined` when it passed. */
  problem: string | undefined;
}

interface Listed {
  test: string;
  use: boolean;
  core: boolean;
}

/** Runs every test that the index marks as usable, each on an empty engine. */
export function runYaml(only = ""): YamlResult[] {
  const folder = join(recordings, "yaml");
  const { files }: { files: Record<string, Listed[]> } = JSON.parse(
    readFileSync(join(folder, "index.json"), "utf8"),
  );
  const apis = readApis(join(folder, "api"));
  return Object.entries(files)
    .filter(([file]) => file.includes(only))
    .flatMap(([file, listed]) =>
      runFile(
        join(folder, "files", file),
        file,
        listed.filter(({ use }) => use),
        apis,
      ),
    );
}

function readApis(folder: string): Map<string, ApiDescription> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "_common.json");
  return new Map(
    names.map((name) => {
      const description: Record<string, ApiDescription> = JSON.parse(
        readFileSync(join(folder, name), "utf8"),
      );
      const [entry] = Object.entries(description);
      if (!entry) throw new Error(`${name} describes no API`);
      return entry;
    }),
  );
}

function runFile(
  path: string,
  file: string,
  listed: readonly Listed[],
  apis: ReadonlyMap<string, ApiDescription>,
): YamlResult[] {
  const documents: Record<string, YamlStep[]>[] = parseAllDocuments(readFileSync(path, "utf8"))
    .map((document) => document.toJS())
    .filter(Boolean);
  const setup = documents.flatMap(({ setup: steps }) => steps ?? []);
  return listed.map(({ test, core }) => {
    const steps = documents.find((document) => document[test] !== undefined)?.[test];
    const problem = steps ? runSafely([...setup, ...steps], apis) : "the test is not in the file";
    return { name: `${file.split("/test/")[1] ?? file} | ${test}`, file, test, core, problem };
  });
}

/** A fault of the runner is a failed test, not the end of all. */
function runSafely(
  steps: readonly YamlStep[],
  apis: ReadonlyMap<string, ApiDescription>,
): string | undefined {
  try {
    return runYamlSteps(steps, createSearchEngine(), apis);
  } catch (cause) {
    return String(cause);
  }
}

/** Figures by area, one line each, and those of the tests that are marked as core and of all. */
export function yamlFigures(results: readonly YamlResult[]): string {
  const areaOf = ({ name }: YamlResult): string => name.split("/")[0] ?? "";
  const areas = [...new Set(results.map(areaOf))];
  const line = (name: string, own: readonly YamlResult[]): string => {
    const passed = own.filter(({ problem }) => problem === undefined).length;
    const share = ((100 * passed) / Math.max(1, own.length)).toFixed(1);
    return `${name.padEnd(24)} ${String(passed).padStart(5)} / ${String(own.length).padEnd(5)} ${share.padStart(6)} %`;
  };
  return [
    ...areas.map((area) =>
      line(
        area,
        results.filter((each) => areaOf(each) === area),
      ),
    ),
    line(
      "core",
      results.filter(({ core }) => core),
    ),
    line("all", results),
  ].join("\n");
}

if (process.argv[1]?.endsWith("run-yaml.ts")) {
  const results = runYaml(process.argv[2]);
  console.log(yamlFigures(results));
  const shown = Number(process.env.SHOW ?? 0);
  for (const { name, problem } of results.filter((each) => each.problem !== undefined).slice(0, shown)) {
    console.log(`${name}\n    ${problem?.slice(0, 400)}`);
  }
}
