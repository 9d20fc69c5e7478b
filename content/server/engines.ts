import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dataset, Engine, EngineName } from "@/sandbox/engine";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import { nodeDigests } from "@/sandbox/objects/server/node-digests";
import { searchEngine } from "@/sandbox/search/search-engine";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import { projectRoot } from "@/sandbox/sql/server/project-root";

/** The three engines of one process, each made when it is first asked for. */
export class NodeEngines {
  private readonly open = new Map<EngineName, Engine>();

  /** The engine that runs texts on a dataset. */
  of({ engine = "sql" }: Pick<Dataset, "engine">): Engine {
    const known = this.open.get(engine) ?? create(engine);
    this.open.set(engine, known);
    return known;
  }

  async close(): Promise<void> {
    await Promise.all([...this.open.values()].map((engine) => engine.close()));
    this.open.clear();
  }
}

function create(name: EngineName): Engine {
  if (name === "search") return searchEngine();
  if (name === "objects") return objectsEngine({ digests: nodeDigests });
  // Few texts of ours are stopped, and a spare costs as much as a fresh start after each.
  return createNodeEngine({ spare: false });
}

/** What a record says it was made by. */
export function engineLabel(name: EngineName): string {
  if (name === "search") return "Rowhouse search engine";
  if (name === "objects") return "Rowhouse object store";
  const path = join(projectRoot(), "node_modules/@electric-sql/pglite/package.json");
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  return `PGlite ${version}`;
}

const sqlSources = ["session.ts", "statement-reply.ts", "split.ts", "tuning.ts", "explain-last.ts"];

/** Hash of everything of ours that decides what a text gives on an engine. */
export function engineFingerprint(name: EngineName): string {
  const folder = join(projectRoot(), "sandbox", name);
  const files =
    name === "sql"
      ? sqlSources
      : readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
          .sort();
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest("hex");
}
