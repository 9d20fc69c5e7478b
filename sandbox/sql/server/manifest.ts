import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineManifest } from "../manifest";
import { projectRoot } from "./project-root";

const path = (): string => join(projectRoot(), "public/engine/manifest.json");

/** The manifest that `buildEngine` wrote. Throws a sentence that names the command when there is none. */
export async function readEngineManifest(): Promise<EngineManifest> {
  const text = await readFile(path(), "utf8").catch((cause: unknown) => {
    throw new Error("public/engine/manifest.json is missing: run `npx tsx sandbox/cli/build-engine.ts`", {
      cause,
    });
  });
  return JSON.parse(text) as EngineManifest;
}

/** Written last, when every file it names is there. */
export async function writeEngineManifest(manifest: EngineManifest): Promise<void> {
  await writeFile(path(), `${JSON.stringify(manifest, null, 2)}\n`);
}
