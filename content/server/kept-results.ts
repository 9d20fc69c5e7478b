import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset, EngineName } from "@/sandbox/engine";
import type { Lesson, LessonRecord } from "../course";
import { figures } from "../figures/index";
import { engineFingerprint } from "./engines";

/** Results that an earlier build saw, kept by everything they depend on. Checks never read them: a check runs. */
export class KeptResults {
  private readonly lockfile: string;
  private readonly engines = new Map<EngineName, string>();

  constructor(private readonly root: string) {
    this.lockfile = createHash("sha256")
      .update(readFileSync(join(root, "package-lock.json")))
      .digest("hex");
  }

  async get(lesson: Lesson, dataset: Dataset): Promise<LessonRecord | undefined> {
    const text = await readFile(this.path(lesson, dataset), "utf8").catch(() => undefined);
    return text === undefined ? undefined : (JSON.parse(text) as LessonRecord);
  }

  async set(lesson: Lesson, dataset: Dataset, record: LessonRecord): Promise<void> {
    const path = this.path(lesson, dataset);
    await mkdir(join(this.root, ".cache/results"), { recursive: true });
    // Renamed into place: a build that is interrupted leaves no half result behind.
    await writeFile(`${path}.${process.pid}`, JSON.stringify(record));
    await rename(`${path}.${process.pid}`, path);
  }

  private path(lesson: Lesson, dataset: Dataset): string {
    const texts = lesson.blocks.map(({ id, text, session, plan }) => [id, text, session, plan]);
    const drawn = lesson.figures.map((name) => [name, figures[name]?.queries]);
    const engine = this.engineOf(dataset.engine ?? "sql");
    const key = JSON.stringify([
      this.lockfile,
      engine,
      lesson.id,
      dataset.name,
      dataset.version,
      texts,
      drawn,
    ]);
    const name = createHash("sha256").update(key).digest("hex").slice(0, 32);
    return join(this.root, ".cache/results", `${name}.json`);
  }

  /** The lockfile names PostgreSQL; the rest is our own. */
  private engineOf(name: EngineName): string {
    const known = this.engines.get(name) ?? engineFingerprint(name);
    this.engines.set(name, known);
    return known;
  }
}
