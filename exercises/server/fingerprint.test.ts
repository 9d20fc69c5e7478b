import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Exercise } from "../exercise";
import { graderFingerprint } from "./fingerprint";

const root = mkdtempSync(join(tmpdir(), "fingerprint-"));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const kinds: Exercise["kind"][] = ["sql", "typescript", "search", "objects", "quiz"];

/** The kinds whose fingerprint another text in a file changes. */
async function changedBy(path: string): Promise<string[]> {
  write(path, "one");
  const before = await graderFingerprint(root);
  const prints = kinds.map(before);
  write(path, "other");
  const after = await graderFingerprint(root);
  return kinds.filter((kind, i) => after(kind) !== prints[i]);
}

describe("graderFingerprint(root)", () => {
  write("package-lock.json", "{}");
  for (const folder of ["exercises", "content/server/harbor", "sandbox"]) write(`${folder}/first.ts`, "");

  it.each([
    ["exercises/grader/grade.ts", kinds],
    ["content/server/harbor/harbor.ts", kinds],
    ["sandbox/engine.ts", ["sql", "typescript", "search", "objects"]],
    ["sandbox/sql/session.ts", ["sql", "typescript"]],
    ["sandbox/search/engine.ts", ["search", "objects"]],
    ["sandbox/objects/engine.ts", ["search", "objects"]],
    ["exercises/grader/grade.test.ts", []],
    ["exercises/catalog/01/x/reference.ts", []],
  ])("is changed by %s for %j", async (path, changed) => {
    expect(await changedBy(path)).toEqual(changed);
  });
});
