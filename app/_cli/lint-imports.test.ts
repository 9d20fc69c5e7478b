import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importsOf, lintImports } from "./lint-imports";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "house-"));
});
afterEach(() => rmSync(root, { recursive: true }));

function house(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return lintImports(root);
}

const violations: [path: string, text: string, message: string][] = [
  ["content/course.ts", 'import { readFileSync } from "node:fs";', "move this into a server/ folder"],
  ["content/course.ts", 'import { load } from "./server/load";', "shared code may not import server/"],
  ["content/course.ts", 'export { draw } from "./browser/draw";', "shared code may not import browser/"],
  [
    "content/course.ts",
    'import { split } from "@/sandbox/sql/split";',
    "it may import sandbox/{engine,outcome}",
  ],
  ["content/server/load.ts", 'import { Page } from "@/app/_ui/Page";', "may not import app"],
  [
    "content/server/load.ts",
    'import { grade } from "@/exercises/grader/grade";',
    "content may not import exercises/grader/grade",
  ],
  ["content/server/load.ts", 'import { check } from "../cli/check";', "nobody imports a program"],
  ["exercises/grader/grade.ts", 'import { open } from "@/sandbox/sql/open";', "the port and never an engine"],
  [
    "exercises/schema.ts",
    'import { open } from "@/sandbox/engine";',
    "it may import content/{schema,course,problem,nearest}",
  ],
  ["sandbox/sql/split.ts", 'import type { Course } from "@/content/course";', "knows no lesson"],
  [
    "sandbox/sql/browser/engine.ts",
    'import { pool } from "../server/pool";',
    "browser code may not import server code",
  ],
  [
    "sandbox/sql/server/engine.ts",
    'import { worker } from "../browser/worker";',
    "server code may not import browser code",
  ],
  ["app/_browser/Editor.tsx", 'import { z } from "zod";', 'import "zod/mini"'],
  [
    "app/_browser/Editor.tsx",
    'const x = await import("../_server/course");',
    "browser code may not import server code",
  ],
  [
    "app/_browser/Editor.tsx",
    'import { PGlite } from "@electric-sql/pglite";',
    "use the port in sandbox/engine.ts",
  ],
  ["app/_ui/Page.tsx", 'import { course } from "../_server/course";', "shared code may not import server/"],
  [
    "app/_ui/Page.tsx",
    'import { bundleMDX } from "mdx-bundler";',
    "take the compiled lesson from content/server/",
  ],
  ["app/page.tsx", 'import { build } from "./_cli/build";', "move what you need out of app/_cli/"],
  ["content/server/load.ts", 'import "server-only";', "belongs in app/_server/ only"],
  ["content/utils.ts", "export const one = 1;", '"utils.ts" says nothing'],
  ["sandbox/helpers/a.ts", "export const one = 1;", '"helpers" says nothing'],
];

describe("lintImports(root)", () => {
  it.each(violations)("refuses in %s: %s", (path, text, message) => {
    const problems = house({ [path]: `\n${text}\n` });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(path);
    expect(problems[0]).toContain(message);
  });

  it("reports every violation of a tree, so that one never hides the next", () => {
    expect(
      house({ "content/a.ts": violations[0]?.[1] ?? "", "content/b.ts": violations[1]?.[1] ?? "" }),
    ).toHaveLength(2);
  });

  it("allows what the house plan allows", () => {
    const problems = house({
      "content/course.ts":
        'import type { Dataset } from "@/sandbox/engine";\nimport type { load } from "./server/load";',
      "content/server/record.ts":
        'import { open } from "@/sandbox/sql/server/open";\nimport { readFile } from "node:fs/promises";',
      "content/server/compile.ts": 'import { bundleMDX } from "mdx-bundler";',
      "content/cli/course.ts": 'import { load } from "../server/load";',
      "app/_server/course.ts": 'import "server-only";\nimport { load } from "@/content/server/load";',
      "app/_ui/figures/registry.tsx": 'import { Venn } from "../../_browser/figures/Venn";',
      "app/_cli/build.ts":
        'import { publish } from "@/content/server/publish";\nimport { make } from "@/sandbox/cli/build-engine";',
      "app/_browser/check.test.tsx": 'import { readFileSync } from "node:fs";',
    });
    expect(problems).toEqual([]);
  });
});

describe("importsOf(from, text)", () => {
  it("finds an import that stands on several lines, with its first line", () => {
    const [found] = importsOf("app/page.tsx", 'const a = 1;\nimport {\n  b,\n} from "./b";\n');
    expect(found).toMatchObject({ line: 2, to: "app/b", typeOnly: false });
  });
});
