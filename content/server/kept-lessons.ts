import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "@/sandbox/sql/server/project-root";
import type { Checked } from "../problem";
import { type ReadLesson, readLesson } from "./read-lesson";

type Place = Parameters<typeof readLesson>[1];

/** Lessons that were read before, kept by their text and by the programs that read them. A lesson with problems is always read anew. */
export class KeptLessons {
  private readonly folder: string;
  private readonly reader: string;

  constructor(root: string) {
    this.folder = join(root, ".cache/read");
    this.reader = readerFingerprint();
  }

  read(source: string, place: Place): Checked<ReadLesson> {
    const key = createHash("sha256").update(this.reader).update(JSON.stringify(place)).update(source);
    const path = join(this.folder, `${key.digest("hex").slice(0, 32)}.json`);
    const kept = textOf(path);
    if (kept !== undefined) return { ok: true, value: JSON.parse(kept) as ReadLesson };
    const read = readLesson(source, place);
    if (read.ok) this.keep(path, read.value);
    return read;
  }

  private keep(path: string, value: ReadLesson): void {
    mkdirSync(this.folder, { recursive: true });
    // Renamed into place: several processes of a build read the same lesson.
    writeFileSync(`${path}.${process.pid}`, JSON.stringify(value));
    renameSync(`${path}.${process.pid}`, path);
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined; // not kept yet
  }
}

/** Another text of any file that reads or checks lessons makes every kept lesson stale. */
function readerFingerprint(): string {
  const root = projectRoot();
  const folder = join(root, "content/server");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const file of [...files.map((name) => join(folder, name)), join(root, "content/schema.ts")]) {
    hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}
