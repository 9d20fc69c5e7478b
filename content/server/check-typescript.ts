import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Lesson } from "../course";
import type { Problem } from "../problem";
import { childrenOf, isCode, type Node, parseMdx } from "./mdx-tree";

interface Snippet {
  lesson: Lesson;
  line: number;
  text: string;
}

/** Compiles every TypeScript block of the lessons, each as a module of its own; one problem per compiler error. */
export async function checkStaticTypeScript(lessons: Lesson[], root: string): Promise<Problem[]> {
  const snippets = lessons.flatMap(snippetsOf);
  if (snippets.length === 0) return [];
  const folder = join(root, ".cache/typescript-blocks");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [index, snippet] of snippets.entries())
    writeFileSync(join(folder, `${index}.ts`), `${snippet.text}\nexport {};\n`);
  const options = [
    "--noEmit",
    "--strict",
    "--target",
    "es2023",
    "--module",
    "esnext",
    "--moduleResolution",
    "bundler",
    "--skipLibCheck",
    "--types",
    "node",
    "--pretty",
    "false",
    "--ignoreConfig",
  ];
  const files = snippets.map((_, index) => join(folder, `${index}.ts`));
  const ran = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), ...options, ...files],
    { cwd: root, encoding: "utf8" },
  );
  if (ran.status === null) throw new Error("The TypeScript compiler did not start.", { cause: ran.error });
  return problemsIn(ran.stdout, snippets);
}

function problemsIn(output: string, snippets: Snippet[]): Problem[] {
  return output.split("\n").flatMap((line) => {
    const [, index, row, column, message] = /(\d+)\.ts\((\d+),(\d+)\): error (.*)/.exec(line) ?? [];
    const snippet = snippets[Number(index)];
    if (index === undefined || !snippet) return line.includes("error ") ? [outside(line)] : [];
    return [
      {
        file: snippet.lesson.file,
        line: snippet.line + Number(row),
        column: Number(column),
        message: `This TypeScript does not compile: ${message}`,
        fix: "Mend the block: what a reader copies has to compile.",
      },
    ];
  });
}

function outside(line: string): Problem {
  return {
    file: "content",
    line: 1,
    column: 1,
    message: line.trim(),
    fix: "Check the compiler's options in content/server/check-typescript.ts.",
  };
}

function snippetsOf(lesson: Lesson): Snippet[] {
  const tree = parseMdx(lesson.source, lesson.file);
  const found: Snippet[] = [];
  const walk = (node: Node): void => {
    if (isCode(node) && (node.lang === "ts" || node.lang === "typescript")) {
      found.push({ lesson, line: node.position?.start.line ?? 1, text: node.value });
    }
    for (const child of childrenOf(node)) walk(child);
  };
  if (tree.ok) walk(tree.value);
  return found;
}
