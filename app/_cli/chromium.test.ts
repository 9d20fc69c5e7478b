import { describe, expect, it } from "vitest";
import { findChromium } from "./chromium";

describe("findChromium(variables, exists)", () => {
  it("takes CHROMIUM_PATH before the usual places", () => {
    expect(findChromium({ CHROMIUM_PATH: "/opt/c" }, () => true)).toEqual({ kind: "found", path: "/opt/c" });
  });

  it("names a CHROMIUM_PATH that does not exist, instead of looking elsewhere", () => {
    const result = findChromium({ CHROMIUM_PATH: "/opt/c" }, (path) => path !== "/opt/c");
    expect(result).toMatchObject({
      kind: "missing",
      message: expect.stringContaining('CHROMIUM_PATH is "/opt/c"'),
    });
  });

  it("says in one sentence how to install one", () => {
    const result = findChromium({}, () => false);
    expect(result).toMatchObject({
      kind: "missing",
      message: expect.stringContaining("apt-get install chromium"),
    });
  });
});
