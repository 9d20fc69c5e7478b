import { mkdirSync } from "node:fs";
import { stop } from "./child";
import { findChromium } from "./chromium";
import { buildProblem } from "./fingerprint";
import { pageWeightStage } from "./page-weight";
import { freePort } from "./port";
import { countPlaywright, countVitest, runCheck, runReported } from "./report";
import { type Site, startTestSite } from "./site";
import { runStages, type Stage, type StageResult } from "./stage";

const REPORTS = ".cache/test-reports";
const VITEST = `${REPORTS}/vitest.json`;
const PLAYWRIGHT = `${REPORTS}/playwright.json`;

const check = (name: string, ...args: string[]): Stage => ({ name, run: () => runCheck(args) });
const program = (name: string, file: string, ...args: string[]): Stage =>
  check(name, "--import", "tsx", file, ...args);

const stages: Stage[] = [
  check("lint", "node_modules/oxlint/bin/oxlint", "--type-aware"),
  program("house plan", "app/_cli/lint-imports.ts"),
  check("format", "node_modules/@biomejs/biome/bin/biome", "check", "."),
  check("types", "node_modules/typescript/bin/tsc", "--noEmit"),
  check("types of shared code", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.shared.json"),
  // The build comes before the unit tests: some of them read what it makes.
  { name: "build", run: buildWhenChanged },
  {
    name: "unit tests",
    run: () =>
      runReported(
        [
          "node_modules/vitest/vitest.mjs",
          "run",
          "--reporter=default",
          "--reporter=json",
          `--outputFile.json=${VITEST}`,
        ],
        VITEST,
        countVitest,
      ),
  },
  program("course", "content/cli/course.ts", "check"),
  program("exercises", "exercises/cli/verify.ts"),
  { name: "page weight", run: () => onSite(pageWeightStage) },
  { name: "browser tests", run: browserTests },
];

/** `npm test`: every check that needs no Docker; a name as argument runs the stages whose name contains it. */
export async function testAll(args: string[]): Promise<number> {
  mkdirSync(REPORTS, { recursive: true });
  const wanted =
    args.length === 0 ? stages : stages.filter((stage) => args.some((name) => stage.name.includes(name)));
  return runStages(wanted);
}

async function buildWhenChanged(): Promise<StageResult> {
  if (buildProblem(process.cwd()) === undefined)
    return { passed: 1, failed: 0, note: "Nothing changed since the last build." };
  return runCheck(["--import", "tsx", "app/_cli/build.ts"]);
}

async function onSite(test: (site: Site) => Promise<StageResult>): Promise<StageResult> {
  const site = await startTestSite({ port: await freePort(), output: "errors" });
  try {
    return await test(site);
  } finally {
    await stop(site);
  }
}

async function browserTests(): Promise<StageResult> {
  const chromium = findChromium();
  if (chromium.kind === "missing") return { passed: 0, failed: 1, note: chromium.message };
  return onSite((site) =>
    runReported(
      ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
      PLAYWRIGHT,
      countPlaywright,
      {
        ROWHOUSE_TEST_URL: site.url,
        CHROMIUM_PATH: chromium.path,
        PLAYWRIGHT_JSON_OUTPUT_FILE: PLAYWRIGHT,
      },
    ),
  );
}
