import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";

/** Copies the committed files, as they stand in this folder, to another: what a fresh clone would have. */
export function copyCommitted(folder: string): void {
  const list = spawnSync("git", ["ls-files", "-z"], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (list.status !== 0) throw new Error(`git could not list the files: ${list.stderr}`);
  for (const file of list.stdout.split("\0").filter(Boolean)) cpSync(file, join(folder, file));
}
