import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { documents, productLines } from "./bench-products";
import type { Times } from "./bench-program";
import { benchRival } from "./bench-rival";
import { bundleSize, minified } from "./bundle-size";

/** One line of `npm run bench -- --json`. */
interface BenchRow {
  name: string;
  value: number;
  unit: string;
  p50?: number;
  p95?: number;
  n: number;
  rival?: { name: string; value: number };
  /** Ours divided by the rival's. */
  ratio?: number;
}

/** The benchmarks of the search engine; the rival is a real Elasticsearch over loopback where one can be started. */
export const benchmarks: {
  name: string;
  slow?: boolean;
  run(options: { quick: boolean }): Promise<BenchRow[]>;
}[] = [{ name: "search", run: ({ quick }) => benchSearch(quick) }];

async function benchSearch(quick: boolean): Promise<BenchRow[]> {
  const [times, memory] = await benchOwn(quick);
  if (quick) console.error("search: without its rival, the real Elasticsearch, with --quick");
  const rival = quick ? undefined : await benchRival(productLines(0, documents));
  return [
    rowOf("search.index-20k", times.index, rival?.index),
    rowOf("search.query-mix", times.queries, rival?.queries),
    { name: "search.memory", value: rounded(memory / 1e6), unit: "MB", n: 1 },
    rowOf("search.reset", times.resets),
    rowOf("search.aggregate", times.aggregations, rival?.aggregations),
    ...(await bundleRows()),
  ];
}

/** Times and bytes of the engine as a page gets it, each in a process that does nothing else. */
async function benchOwn(quick: boolean): Promise<[Times, number]> {
  const folder = await mkdtemp(join(tmpdir(), "rowhouse-bench-search-"));
  try {
    const program = join(folder, "program.mjs");
    const entry = fileURLToPath(new URL("bench-program.ts", import.meta.url));
    await build({ ...minified, entryPoints: [entry], outfile: program, platform: "node" });
    const run = async (...args: string[]): Promise<unknown> => {
      const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", program, ...args], {
        maxBuffer: 1e8,
      });
      return JSON.parse(stdout);
    };
    return [(await run("times", quick ? "few" : "many")) as Times, (await run("memory")) as number];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function bundleRows(): Promise<BenchRow[]> {
  const { first, whole } = await bundleSize();
  return [
    { name: "search.bundle", value: rounded(first), unit: "KB gz", n: 1 },
    { name: "search.bundle.with-parts", value: rounded(whole), unit: "KB gz", n: 1 },
  ];
}

function rowOf(name: string, times: readonly number[], rivals?: readonly number[]): BenchRow {
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const row = {
    name,
    value: rounded(p50),
    unit: "ms",
    p50: rounded(p50),
    p95: rounded(p95),
    n: times.length,
  };
  if (!rivals) return row;
  const value = percentile(rivals, 0.5);
  return {
    ...row,
    rival: { name: "Elasticsearch 9.5.3", value: rounded(value) },
    ratio: rounded(p50 / value),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
