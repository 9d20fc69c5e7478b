import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildProblem, sourcesFingerprint, stampOf, stampPath } from "./fingerprint";

let root = "";
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "build-"));
  write("app/page.tsx", "export default 1;");
  write(".next/BUILD_ID", "abc");
  write("public/engine/1/pglite.wasm", "wasm");
});
afterEach(() => rmSync(root, { recursive: true }));
const stamp = (): void => write(stampPath, stampOf(root, sourcesFingerprint(root)));

describe("buildProblem(root)", () => {
  it("finds nothing wrong with a whole build of the present sources", () => {
    stamp();
    expect(buildProblem(root)).toBeUndefined();
  });

  it("says that nothing is built in a fresh clone", () => {
    rmSync(join(root, ".next"), { recursive: true });
    expect(buildProblem(root)).toBe("nothing is built yet");
  });

  it("refuses a build that was interrupted", () => {
    expect(buildProblem(root)).toBe("the last build did not finish");
  });

  it("refuses a build whose stamp is cut off", () => {
    write(stampPath, '{"sources": "a');
    expect(buildProblem(root)).toBe("the last build did not finish");
  });

  it("notices a changed, an added and a removed source", () => {
    stamp();
    write("content/new.mdx", "new");
    expect(buildProblem(root)).toBe("the sources changed");
  });

  it("notices a missing or shortened file of the build, in .next and in public", () => {
    stamp();
    write("public/engine/1/pglite.wasm", "w");
    expect(buildProblem(root)).toBe("public/engine/1/pglite.wasm is damaged");
  });

  it("does not rebuild for a test, nor for a copy of the folder elsewhere", () => {
    stamp();
    write("app/page.test.tsx", "it");
    expect(buildProblem(root)).toBeUndefined();
    const copy = mkdtempSync(join(tmpdir(), "copy-"));
    cpSync(root, copy, { recursive: true });
    expect(sourcesFingerprint(copy)).toBe(sourcesFingerprint(root));
    rmSync(copy, { recursive: true });
  });
});
