import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Lesson, LessonRecord, RecordedOutcome } from "../course";

/** Where the recorded results of a lesson stand, from the project's root. */
export function recordPath(lesson: Pick<Lesson, "file">): string {
  return lesson.file.replace(/\.mdx$/, ".record.json");
}

/** The committed record of a lesson; undefined when there is none. Throws when the file is no JSON. */
export async function readRecord(
  lesson: Lesson,
  root: string = process.cwd(),
): Promise<LessonRecord | undefined> {
  const path = recordPath(lesson);
  const text = await readFile(join(/* turbopackIgnore: true */ root, path), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as LessonRecord;
  } catch (cause) {
    throw new Error(`${path} is no JSON: run npm run course -- record ${lesson.id}.`, { cause });
  }
}

/** Writes a record; false when the file already says the same. */
export async function writeRecord(
  lesson: Lesson,
  record: LessonRecord,
  root: string = process.cwd(),
): Promise<boolean> {
  const path = join(/* turbopackIgnore: true */ root, recordPath(lesson));
  const text = recordText(record);
  if ((await readFile(path, "utf8").catch(() => undefined)) === text) return false;
  await writeFile(path, text);
  return true;
}

/** One row of a result per line, so that a review shows which row changed. */
export function recordText(record: LessonRecord): string {
  const short =
    /^\[\s+((?:"(?:[^"\\]|\\.)*"|null|true|false|-?[\d.]+)(?:,\s+(?:"(?:[^"\\]|\\.)*"|null|true|false|-?[\d.]+))*)\s+\]/;
  const wide = JSON.stringify(record, null, 2);
  let text = "";
  for (let at = 0; at < wide.length; at++) {
    const list = wide[at] === "[" ? short.exec(wide.slice(at, at + 20_000)) : null;
    if (!list) {
      text += wide[at];
      continue;
    }
    text += JSON.stringify(JSON.parse(list[0])).replace(/","/g, '", "');
    at += list[0].length - 1;
  }
  return `${text}\n`;
}

/** What differs between two records of a lesson, one sentence per block or figure; empty when nothing does. */
export function diffRecords(
  committed: LessonRecord | undefined,
  now: LessonRecord,
): { block: string; what: string }[] {
  if (!committed) return [{ block: "", what: "There is no record yet." }];
  const differences: { block: string; what: string }[] = [];
  for (const block of now.blocks) {
    const old = committed.blocks.find((one) => one.id === block.id);
    if (!old) differences.push({ block: block.id, what: "The block is not recorded yet." });
    else if (old.text !== block.text)
      differences.push({ block: block.id, what: "The text changed since it was recorded." });
    else if (!same(old.outcomes, block.outcomes)) {
      differences.push({
        block: block.id,
        what: `The result differs.\n${diffOutcomes(old.outcomes, block.outcomes)}`,
      });
    }
  }
  for (const gone of committed.blocks.filter((old) => !now.blocks.some((block) => block.id === old.id))) {
    differences.push({ block: gone.id, what: "The record holds a block that the lesson has no longer." });
  }
  for (const [figure, queries] of Object.entries(now.figures)) {
    if (!same(committed.figures[figure], queries))
      differences.push({ block: "", what: `The rows of figure ${figure} differ.` });
  }
  return differences;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Lines that are only in one of two results, as `-` recorded and `+` now. */
function diffOutcomes(recorded: RecordedOutcome[], now: RecordedOutcome[]): string {
  const [before, after] = [recorded.flatMap(linesOf), now.flatMap(linesOf)];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `    - ${line}`);
  const come = after.filter((line) => !before.includes(line)).map((line) => `    + ${line}`);
  const lines = [...gone, ...come];
  if (lines.length === 0) return "    the same rows in another order";
  return lines.length > 20
    ? [...lines.slice(0, 20), `    … and ${lines.length - 20} more lines`].join("\n")
    : lines.join("\n");
}

function linesOf(outcome: RecordedOutcome): string[] {
  if (outcome.kind === "error") return [`error ${outcome.code}: ${outcome.message}`];
  if (outcome.kind === "reply")
    return [`status ${outcome.status}`, ...JSON.stringify(outcome.body, null, 1).split("\n")];
  const head = `${outcome.command} (${outcome.columns.map((column) => `${column.name} ${column.type}`).join(", ")})`;
  return [head, ...outcome.rows.map((row) => JSON.stringify(row))];
}
