import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Benchmark, Figure } from "./bench-result";
import { type Child, startNode, stop } from "./child";
import { copyCommitted } from "./copy-committed";
import { buildProblem } from "./fingerprint";
import { percentile } from "./percentile";
import { freePort } from "./port";

/** From an empty machine (a copy of the committed files, nothing installed) to "ready", and the same once everything is built. */
export const startBenchmarks: Benchmark[] = [
  { name: "start.fresh", slow: true, run: startFresh },
  { name: "start.warm", run: ({ quick }) => startWarm(quick ? 1 : 3) },
];

async function startFresh(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "rowhouse-fresh-"));
  try {
    copyCommitted(folder);
    return [figure("start.fresh", [await secondsToReady(folder)])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startWarm(times: number): Promise<Figure[]> {
  const problem = buildProblem(process.cwd());
  if (problem) throw new Error(`A warm start needs a build, and ${problem}: run npm run build first.`);
  const seconds: number[] = [];
  for (let turn = 0; turn < times; turn++) seconds.push(await secondsToReady(process.cwd()));
  return [figure("start.warm", seconds)];
}

async function secondsToReady(folder: string): Promise<number> {
  const started = performance.now();
  const child = startNode([join(folder, "app/_cli/start.mjs")], {
    env: { PORT: String(await freePort()) },
    output: "pipe",
  });
  try {
    await ready(child);
    return (performance.now() - started) / 1000;
  } finally {
    await stop(child, 15_000);
  }
}

function ready(child: Child): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.process.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (/^Rowhouse is ready: /m.test(text)) resolve();
    });
    child.exited.then(
      (code) => reject(new Error(`npm start ended with code ${code} before it was ready.`)),
      reject,
    );
  });
}

function figure(name: string, seconds: number[]): Figure {
  const p50 = percentile(seconds, 0.5);
  return { name, value: p50, unit: "s", p50, p95: percentile(seconds, 0.95), n: seconds.length };
}
