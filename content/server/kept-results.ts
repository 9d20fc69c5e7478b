import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset } from "@/sandbox/engine";
import { projectRoot } from "@/sandbox/sql/server/project-root";
import type { Lesson, LessonRecord } from "../course";
import { figures } from "../figures/index";

/** Results that an earlier build saw, kept by everything they depend on. Checks never read them: a check runs. */
export class KeptResults {
  /** The lockfile names the engine; these files are our way of running it. */
  private readonly engine: string;

  constructor(private readonly root: string) {
    const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
    for (const file of ["session.ts", "statement-reply.ts", "split.ts", "tuning.ts", "explain-last.ts"]) {
      hash.update(readFileSync(join(projectRoot(), "sandbox/sql", file)));
    }
    this.engine = hash.digest("hex");
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
    const key = JSON.stringify([this.engine, lesson.id, dataset.name, dataset.version, texts, drawn]);
    const name = createHash("sha256").update(key).digest("hex").slice(0, 32);
    return join(this.root, ".cache/results", `${name}.json`);
  }
}
