import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Benchmark, Figure } from "./bench-result";
import { startNode } from "./child";
import { copyCommitted } from "./copy-committed";

const lessons = 500;

/** The whole build of a course of 500 lessons more: checked, run, compared, compiled, indexed, drawn, every page made. */
export const buildBenchmarks: Benchmark[] = [{ name: "build.lessons-500", slow: true, run: benchBuild }];

/** Cold: nothing of a lesson or page is built; the engine's files are packed, once for all lessons. Warm: the same again. */
async function benchBuild(): Promise<Figure[]> {
  const root = process.cwd();
  // Beside the project: hard links need one disk, and inside it the bundler would take ours for the project.
  const large = join(dirname(root), `.rowhouse-bench-${process.pid}`);
  try {
    copyCommitted(large);
    linkFolder(join(root, "node_modules"), join(large, "node_modules"));
    await packEngine(large);
    addLessons(large, lessons);
    const cold = await seconds(large);
    const warm = await seconds(large);
    return [
      { name: "build.lessons-500.cold", value: cold, unit: "s", n: 1 },
      { name: "build.lessons-500.warm", value: warm, unit: "s", n: 1 },
    ];
  } finally {
    rmSync(large, { recursive: true, force: true });
  }
}

async function packEngine(folder: string): Promise<void> {
  const pack = startNode(["--import", "tsx", "sandbox/cli/build-engine.ts"], { cwd: folder });
  if ((await pack.exited) !== 0) throw new Error("The engine's files could not be packed.");
}

async function seconds(folder: string): Promise<number> {
  const started = performance.now();
  const build = startNode(["--import", "tsx", "app/_cli/build.ts"], { cwd: folder, output: "errors" });
  if ((await build.exited) !== 0) throw new Error("The course with 500 synthetic lessons did not build.");
  return Math.round((performance.now() - started) / 10) / 100;
}

/** The same files under a second name: a symbolic link would lead the bundler out of its project. */
function linkFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

/** Synthetic lessons: each with the text of a real one, and words of its own. */
function addLessons(root: string, count: number): void {
  const real = join(root, "content/modules/01-reading-a-database/02-filtering");
  const source = readFileSync(`${real}.mdx`, "utf8");
  const record = readFileSync(`${real}.record.json`, "utf8");
  const module = join(root, "content/modules/99-synthetic");
  mkdirSync(module);
  const plan: string[] = [];
  for (let number = 1; number <= count; number++) {
    const id = `99.${number}`;
    const own = source
      .replace('id: "1.2"', `id: "${id}"`)
      .replace(/^title: .*$/m, `title: Synthetic lesson ${number}`)
      .replaceAll("the letters", `letter ${number}`);
    writeFileSync(join(module, `${number}-lesson.mdx`), own);
    writeFileSync(
      join(module, `${number}-lesson.record.json`),
      record.replace('"lesson": "1.2"', `"lesson": "${id}"`),
    );
    plan.push(`      - { id: "${id}", title: Synthetic lesson ${number} }`);
  }
  const head =
    "  - slug: 99-synthetic\n    title: Synthetic\n    summary: For the benchmark.\n    lessons:\n";
  const course = join(root, "content/course.yaml");
  writeFileSync(course, `${readFileSync(course, "utf8")}${head}${plan.join("\n")}\n`);
}
