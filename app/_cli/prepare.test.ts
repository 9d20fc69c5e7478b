import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installProblem, nodeProblem } from "./prepare.mjs";

describe("nodeProblem(version, floor)", () => {
  it.each(["20.20.0", "20.20.2", "22.0.0", "100.0.0"])("accepts %s for 20.20.0", (version) => {
    expect(nodeProblem(version, "20.20.0")).toBeUndefined();
  });

  it.each(["20.19.9", "18.20.8", "9.0.0"])("refuses %s in a sentence", (version) => {
    expect(nodeProblem(version, "20.20.0")).toContain(`needs Node 20.20.0 or newer, this is Node ${version}`);
  });
});

describe("installProblem(root)", () => {
  let root = "";
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "install-"));
    mkdirSync(join(root, "node_modules"));
    lock("package-lock.json", {
      "": {},
      "node_modules/react": { version: "19.3.1" },
      "node_modules/mac": { version: "1.0.0", optional: true },
    });
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const lock = (path: string, packages: object): void =>
    writeFileSync(join(root, path), JSON.stringify({ packages }));
  const installed = (packages: object): void => lock("node_modules/.package-lock.json", packages);

  it("is content when every package that is not optional is there", () => {
    installed({ "node_modules/react": { version: "19.3.1" } });
    expect(installProblem(root)).toBeUndefined();
  });

  it("wants an install in a fresh clone, and after one that broke off", () => {
    expect(installProblem(root)).toBe("no packages are installed yet");
  });

  it("names the package that is missing or has another version", () => {
    installed({});
    expect(installProblem(root)).toBe("node_modules/react is missing");
    installed({ "node_modules/react": { version: "19.0.0" } });
    expect(installProblem(root)).toBe("node_modules/react is 19.0.0, the lockfile says 19.3.1");
  });
});
