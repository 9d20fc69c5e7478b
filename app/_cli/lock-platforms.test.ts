import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { missingPlatforms, type Packages } from "./lock-platforms";

describe("missingPlatforms(packages)", () => {
  it("adds a build for another system, with the system that its name says", () => {
    const packages: Packages = {
      "node_modules/a": { optionalDependencies: { "@a/linux-arm-musl": "1.0.0", "@a/linux-x64": "1.0.0" } },
      "node_modules/@a/linux-x64": { version: "1.0.0" },
    };
    expect(missingPlatforms(packages)).toEqual({
      "node_modules/@a/linux-arm-musl": {
        version: "1.0.0",
        optional: true,
        os: ["linux"],
        cpu: ["arm"],
        libc: ["musl"],
      },
    });
  });

  it("finds nothing missing in our own lockfile (else run: npx tsx app/_cli/lock-platforms.ts)", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Packages };
    expect(Object.keys(missingPlatforms(packages))).toEqual([]);
  });

  it("finds no download address in our own lockfile", () => {
    expect(readFileSync("package-lock.json", "utf8")).not.toContain('"resolved"');
  });
});
