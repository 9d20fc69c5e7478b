import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type BuildOptions, type Plugin } from "esbuild";

/** How a page's code is made. */
export const minified: BuildOptions = {
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "error",
};

/** KB gz of what a page loads at the first use of the engine, and of the engine with every part that a request may ask for. */
export async function bundleSize(): Promise<{ first: number; whole: number }> {
  return { first: await bundled({ plugins: [withoutLaterParts] }), whole: await bundled({}) };
}

async function bundled(options: BuildOptions): Promise<number> {
  const entry = fileURLToPath(new URL("../browser/worker.ts", import.meta.url));
  const built = await build({ ...minified, ...options, entryPoints: [entry], write: false });
  return gzipSync(built.outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length / 1024;
}

/** What is imported when it is needed stays outside. */
const withoutLaterParts: Plugin = {
  name: "without-later-parts",
  setup: (building) =>
    building.onResolve({ filter: /.*/ }, ({ kind, path }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    ),
};
