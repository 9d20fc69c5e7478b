import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  harborUploadsDataset,
  type HarborUploadsName,
  harborUploadsObjects,
  harborUploadsText,
} from "./uploads";

const names: HarborUploadsName[] = ["S", "P1", "P2", "H1", "H2", "H3"];

describe("harborUploadsObjects(name)", () => {
  it.each(names)("needs three pages for the month in %s, and no key stands twice", (name) => {
    const keys = harborUploadsObjects(name).map(({ key }) => key);
    const direct = keys.filter((key) => /^2024-06\/[^/]+$/.test(key));
    const folders = new Set(keys.map((key) => /^2024-06\/[^/]+\//.exec(key)?.[0]).filter(Boolean));
    expect(Math.ceil((direct.length + folders.size) / 1_000)).toBe(3);
    expect(folders.size).toBeGreaterThanOrEqual(7);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("harborUploadsDataset(name)", () => {
  it("gives the same store for one name, always", () => {
    for (const name of names) expect(harborUploadsDataset(name)).toEqual(harborUploadsDataset(name));
  });
});

describe("harborUploadsText(name)", () => {
  it("is what stands in the visible dataset", () => {
    const visible = readFileSync("content/datasets/harbor-uploads/uploads.s3", "utf8");
    expect(visible).toBe(harborUploadsText("S"));
  });
});
