import "server-only";
import { readFile } from "node:fs/promises";

/** A package that this course is made with. */
export interface Credit {
  name: string;
  version: string;
  licence: string;
}

/** Every package that the course names as a dependency, with the licence that the package itself declares. */
export async function readCredits(): Promise<Credit[]> {
  const { dependencies } = await readJson<{ dependencies: Record<string, string> }>("package.json");
  return Promise.all(
    Object.keys(dependencies).map(async (name) => {
      const { version, license } = await readJson<{ version: string; license?: string }>(
        `node_modules/${name}/package.json`,
      );
      return { name, version, licence: license ?? "see its own files" };
    }),
  );
}

async function readJson<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(path, "utf8")) as T;
}
