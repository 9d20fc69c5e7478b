import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { BuildFiles } from "../_browser/offline/kept-files";

/** Writes `public/sw.js` for the build in `.next`: the worker with the names of this build's files in it. */
export async function writeServiceWorker(root: string): Promise<BuildFiles> {
  const files = filesOfBuild(root);
  await build({
    entryPoints: [join(root, "app/_browser/offline/service-worker.ts")],
    outfile: join(root, "public/sw.js"),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    define: { BUILD_FILES: JSON.stringify(files) },
    logLevel: "error",
  });
  return files;
}

function filesOfBuild(root: string): BuildFiles {
  const build = readFileSync(join(root, ".next/BUILD_ID"), "utf8").trim();
  const names = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const files = names(".next/static")
    .filter((name) => /\.(js|css|woff2)$/.test(name))
    .map((name): [string, number] => [
      `/_next/static/${name.replaceAll("\\", "/")}`,
      statSync(join(root, ".next/static", name)).size,
    ]);
  const pages = names(".next/server/app")
    .filter((name) => name.endsWith(".html") && !/(^|[\\/])_/.test(name))
    .map(
      (name) =>
        `/${name
          .replaceAll("\\", "/")
          .replace(/\.html$/, "")
          .replace(/^index$/, "")}`,
    );
  const exercises = ["exercises", "practice"].flatMap((folder) =>
    names(`public/generated/${folder}`).map((name) => `/generated/${folder}/${name}`),
  );
  return {
    build,
    files: files.sort(([a], [b]) => a.localeCompare(b)),
    pages: [
      ...pages.sort(),
      ...exercises.sort(),
      ...names("public/datasets").map((name) => `/datasets/${name}`),
    ],
  };
}
