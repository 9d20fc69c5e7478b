import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { publish } from "@/content/server/publish";
import type { Benchmark, Figure } from "./bench-result";

const lessons = 500;

/** The content pipeline over 500 lessons: read, checked, run, compared, compiled, indexed, with their preview images. */
export const buildBenchmarks: Benchmark[] = [{ name: "build.lessons-500", slow: true, run: benchBuild }];

async function benchBuild(): Promise<Figure[]> {
  const root = process.cwd();
  const large = join(root, ".cache/bench-500");
  rmSync(large, { recursive: true, force: true });
  makeLargeCourse(root, large, lessons);
  try {
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

async function seconds(root: string): Promise<number> {
  const started = performance.now();
  const done = await publish(root);
  if (!done.ok) throw new Error(done.problems[0]?.message ?? "The synthetic course did not publish.");
  return Math.round((performance.now() - started) / 10) / 100;
}

/** The course as it is, and as many synthetic lessons as make it `count`: each with the text of a real one, and words of its own. */
function makeLargeCourse(root: string, large: string, count: number): void {
  cpSync(join(root, "content"), join(large, "content"), { recursive: true });
  cpSync(join(root, "package-lock.json"), join(large, "package-lock.json"));
  const real = join(root, "content/modules/01-reading-a-database/02-filtering");
  const source = readFileSync(`${real}.mdx`, "utf8");
  const record = readFileSync(`${real}.record.json`, "utf8");
  const plan: string[] = [];
  for (let number = 1; number <= count; number++) {
    const id = `99.${number}`;
    const module = join(large, "content/modules/99-synthetic");
    if (number === 1) mkdirSync(module);
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
  const course = join(large, "content/course.yaml");
  writeFileSync(course, `${readFileSync(course, "utf8")}${head}${plan.join("\n")}\n`);
}
