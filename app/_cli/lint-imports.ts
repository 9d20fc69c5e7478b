import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { type Import, importProblem, nameProblem } from "./import-rules";
import { isMain } from "./main-module";

const ROOMS = ["app", "content", "exercises", "sandbox"];
// What a test may import is the business of the test: it looks at both sides on purpose.
const TEST = /\.test\.tsx?$|\/_e2e\//;

/** Every broken rule of the house plan under `root`, one line each: file, line, what is wrong, what to do. */
export function lintImports(root: string): string[] {
  const files = ROOMS.flatMap((room) => filesUnder(root, room));
  const names = files.flatMap((file) => {
    const problem = nameProblem(file);
    return problem ? [`${file}: ${problem}.`] : [];
  });
  const imports = files
    .filter((file) => /\.(tsx?|mjs)$/.test(file) && !TEST.test(file))
    .flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")))
    .flatMap((item) => {
      const problem = importProblem(item);
      return problem ? [`${item.from}:${item.line}: import of "${item.specifier}": ${problem}.`] : [];
    });
  return [...names, ...imports];
}

// `import … from "x"`, `export … from "x"`, `import "x"` at the start of a line, and `import("x")` anywhere.
const STATEMENT =
  /^[ \t]*(?:(import|export)\s+(type\s)?[^"';]*?from\s*|import\s*)["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm;

/** The imports of one file's text. A comment that looks like an import counts as one, which has not hurt yet. */
export function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(STATEMENT)].map((match) => {
    const specifier = match[3] ?? match[4] ?? "";
    return {
      from,
      line: text.slice(0, match.index).split("\n").length,
      specifier,
      to: target(from, specifier),
      typeOnly: match[2] !== undefined,
    };
  });
}

function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? posix.join(dirname(from), specifier) : undefined;
}

function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, path) : [path];
  });
}

function main(): void {
  const problems = lintImports(process.cwd());
  for (const line of problems) console.error(line);
  console.error(
    problems.length === 0
      ? "House plan: every import is allowed."
      : `House plan: ${problems.length} problems.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (isMain(import.meta.url)) main();
