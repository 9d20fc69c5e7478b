import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initEnv } from "./init-env";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "env-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("initEnv(path)", () => {
  it("writes a different secret for each server, readable by its owner only", () => {
    const path = join(folder, ".env");
    expect(initEnv(path)).toEqual({ kind: "written" });
    const secrets = [...readFileSync(path, "utf8").matchAll(/PASSWORD=(\S{32})$/gm)].map((match) => match[1]);
    expect(new Set(secrets).size).toBe(3);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("leaves an existing file as it is", () => {
    const path = join(folder, ".env");
    writeFileSync(path, "POSTGRES_PASSWORD=mine\n");
    expect(initEnv(path)).toEqual({ kind: "exists" });
    expect(readFileSync(path, "utf8")).toBe("POSTGRES_PASSWORD=mine\n");
  });

  it("throws when the folder does not exist, instead of saying that it worked", () => {
    expect(() => initEnv(join(folder, "none", ".env"))).toThrow("ENOENT");
  });
});
