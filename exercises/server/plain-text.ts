import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@/content/problem";

/** Bytes of the largest file that an exercise may have: a hundred times what one needs. */
const mostBytes = 256 * 1024;

/** A file's text, with what keeps it from being taken: it is a link, too large, not UTF-8, or holds a NUL. */
export async function readText(
  root: string,
  file: string,
): Promise<{ file: string; text: string; problem?: Problem }> {
  const stats = await lstat(join(root, file));
  // What it points to is looked at nowhere: it may be outside the course, or endless.
  if (!stats.isFile()) return { file, text: "", problem: problemOfLink(file) };
  if (stats.size > mostBytes) return { file, text: "", problem: tooLarge(file, stats.size) };
  const bytes = await readFile(join(root, file));
  const text = bytes.toString("utf8");
  // What is no UTF-8 is read as U+FFFD, and so comes back as other bytes.
  const again = Buffer.from(text);
  const wrong = bytes.findIndex((byte, i) => byte === 0 || byte !== again[i]);
  return wrong < 0 ? { file, text } : { file, text, problem: noText(file, bytes, wrong) };
}

/** For what is no file or folder of its own. */
export const problemOfLink = (file: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message: "This is a link, or something else that is no file.",
  fix: "Copy what it points to into its place.",
});

const tooLarge = (file: string, size: number): Problem => ({
  file,
  line: 1,
  column: 1,
  message: `The file has ${Math.round(size / 1024)} KB; up to ${mostBytes / 1024} KB are read.`,
  fix: "Make it shorter; rows for an exercise come from its dataset, or from generate_series in seed.sql.",
});

function noText(file: string, bytes: Buffer, at: number): Problem {
  const before = bytes.subarray(0, at).toString("utf8").split("\n");
  const what = bytes[at] === 0 ? "stands a NUL byte" : "stand bytes that are not UTF-8";
  return {
    file,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message: `Here ${what}.`,
    fix: "Save the file as UTF-8, without this byte.",
  };
}
