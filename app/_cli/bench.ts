import { parseArgs } from "node:util";
import { benchmarks as gradeBenchmarks } from "@/exercises/server/bench";
import { benchmarks as objectsBenchmarks } from "@/sandbox/objects/server/bench";
import { benchmarks as searchBenchmarks } from "@/sandbox/search/server/bench";
import { benchmarks as sqlBenchmarks } from "@/sandbox/sql/server/bench";
import { buildBenchmarks } from "./bench-build";
import { browserBenchmarks } from "./bench-browser";
import { gradebookBenchmarks } from "./bench-gradebook";
import { loadBenchmarks } from "./bench-load";
import { pageBenchmarks } from "./bench-page";
import { type Benchmark, type Figure, figureTable } from "./bench-result";
import { startBenchmarks } from "./bench-start";
import { isMain } from "./main-module";

const HELP = `npm run bench -- [name] [--quick] [--json]

  name      only the benchmarks whose name begins with it, such as sql or page.lesson
  --quick   fewer repetitions, and none that takes minutes
  --json    the figures as one JSON document on standard output`;

const all: Benchmark[] = [
  ...sqlBenchmarks,
  ...gradeBenchmarks,
  ...searchBenchmarks,
  ...objectsBenchmarks,
  ...browserBenchmarks,
  ...pageBenchmarks,
  ...buildBenchmarks,
  ...startBenchmarks,
  ...gradebookBenchmarks,
  ...loadBenchmarks,
];

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: "boolean" }, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  const [name = ""] = positionals;
  const chosen = all.filter((one) => one.name.startsWith(name) || name.startsWith(one.name));
  if (chosen.length === 0) {
    console.error(`There is no benchmark "${name}". There are: ${all.map((one) => one.name).join(", ")}.`);
    return 2;
  }
  const { figures, failed } = await runBenchmarks(chosen, values.quick ?? false);
  const wanted = figures.filter((figure) => figure.name.startsWith(name));
  console.log(values.json ? JSON.stringify(wanted) : figureTable(wanted));
  return failed ? 2 : 0;
}

/** Runs benchmarks one after the other; one that fails is named on standard error and does not hide the others. */
export async function runBenchmarks(
  benchmarks: Benchmark[],
  quick: boolean,
  say: (line: string) => void = console.error,
): Promise<{ figures: Figure[]; failed: boolean }> {
  const figures: Figure[] = [];
  let failed = false;
  for (const benchmark of benchmarks) {
    if (quick && benchmark.slow) {
      say(`${benchmark.name}: left out with --quick, it takes minutes`);
      continue;
    }
    say(`${benchmark.name} …`);
    try {
      figures.push(...(await inTime(benchmark, quick)));
    } catch (error) {
      failed = true;
      say(
        `${benchmark.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return { figures, failed };
}

/** A benchmark that hangs is given up, so that the others still give their figures. */
async function inTime(benchmark: Benchmark, quick: boolean): Promise<Figure[]> {
  const minutes = benchmark.limit ?? (benchmark.slow ? 30 : 5);
  let timer: NodeJS.Timeout | undefined;
  const hung = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not end within ${minutes} minutes`)), minutes * 60_000);
  });
  return Promise.race([benchmark.run({ quick }), hung]).finally(() => clearTimeout(timer));
}

// Not by the exit code alone: a benchmark that was given up may still hold the process.
if (isMain(import.meta.url)) process.exit(await main());
