import { describe, expect, it } from "vitest";
import { exactSize, parseSize, readableSize } from "./sizes";

describe("readableSize(bytes)", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KiB"],
    [4096, "4.0 KiB"],
    [300_000, "293 KiB"],
    [1024 ** 2, "1.0 MiB"],
    [5.5 * 1024 ** 3, "5.5 GiB"],
  ])("writes %i as %s", (bytes, text) => {
    expect(readableSize(bytes)).toBe(text);
  });
});

describe("exactSize(bytes)", () => {
  it("has two decimals from a KiB on", () => {
    expect([29, 300_029].map(exactSize)).toEqual(["29 B", "293.00 KiB"]);
  });
});

describe("parseSize(text)", () => {
  it("knows units of 1000 and of 1024, and refuses the rest", () => {
    expect(["1KiB", "1kb", "64", "1.5MiB", "x", "1 lightyear"].map(parseSize)).toEqual([
      1024,
      1000,
      64,
      1_572_864,
      undefined,
      undefined,
    ]);
  });
});
