import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleMDX } from "mdx-bundler";
import rehypeKatex from "rehype-katex";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import type { GlossaryEntry } from "../course";
import { createHighlight } from "./highlight";
import { lessonPlugin } from "./lesson-plugin";
import { keepStaticMarkup } from "./static-markup";

/** What the compiled code of a lesson depends on besides the lesson: another text of these files makes every cached lesson stale. */
const compiler = ["compile", "highlight", "lesson-plugin", "lesson-body", "fence", "static-markup"].map(
  (name) => `content/server/${name}.ts`,
);

let fingerprint: string | undefined;

/**
 * Compiles a checked lesson to the body of a function that returns `{ default: Component }`; its scope is
 * `React`, `ReactDOM` and `_jsx_runtime`. Kept on disk by content, so that an unchanged lesson costs one read.
 */
export async function compileLesson(
  source: string,
  glossary: GlossaryEntry[],
  root: string = process.cwd(),
): Promise<string> {
  fingerprint ??= compilerFingerprint(root);
  const hash = createHash("sha256").update(fingerprint).update(JSON.stringify(glossary)).update("\0");
  const key = hash.update(source).digest("hex").slice(0, 32);
  const path = join(root, ".cache/lessons", `${key}.js`);
  const kept = await readFile(path, "utf8").catch(() => undefined);
  if (kept !== undefined) return kept;
  const code = await bundle(source, glossary, root);
  await mkdir(join(root, ".cache/lessons"), { recursive: true });
  // Renamed into place: a build that is interrupted leaves no half lesson behind.
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, code);
  await rename(partial, path);
  return code;
}

async function bundle(source: string, glossary: GlossaryEntry[], root: string): Promise<string> {
  const highlight = await createHighlight();
  const { code } = await bundleMDX({
    source,
    cwd: join(root, "content"),
    mdxOptions: (options) => ({
      ...options,
      // In place of the bundler's own list, which turns front matter into code: ours is read elsewhere.
      remarkPlugins: [remarkFrontmatter, remarkGfm, remarkMath, lessonPlugin(highlight)],
      // MathML is what browsers draw by themselves: no style sheet and no font is fetched for a formula.
      rehypePlugins: [
        ...(options.rehypePlugins ?? []),
        [rehypeKatex, { output: "mathml" }],
        keepStaticMarkup(glossary),
      ],
    }),
    esbuildOptions: (options) => ({ ...options, minify: true, target: "es2022", logLevel: "silent" }),
  });
  return code;
}

function compilerFingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const file of [...compiler, "package-lock.json"])
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}
