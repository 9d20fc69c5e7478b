import { describe, expect, it } from "vitest";
import type { Outcome } from "@/sandbox/outcome";
import { importFile } from "./import-file";

const file = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]): File => new File(parts, name);
const none: Outcome[] = [];

describe("importFile(file, tables)", () => {
  it("makes a new table of a CSV file and says which", async () => {
    const read = await importFile(file("Towns.csv", "name,people\nKiel,246794\n"), ["towns"]);
    if (!read.ok) throw new Error(read.message);
    expect(read.text).toContain("CREATE TABLE towns_2");
    expect(read.said(none)).toBe("Towns.csv: 1 row in the new table towns_2 (name text, people integer).");
  });

  it("runs an SQL file as it is", async () => {
    expect(await importFile(file("a.SQL", "select 1"), [])).toMatchObject({ ok: true, text: "select 1" });
  });

  it.each([
    ["x.csv", new Uint8Array([0x61, 0xff]), "is not text in UTF-8"],
    ["x.csv", new Uint8Array([0x61, 0]), "is not text in UTF-8"],
    ["x.xlsx", "a", "neither CSV nor SQL"],
    ["x.csv", "a,b\n1", "line 2"],
    ["x.sql", "x".repeat(20_000_001), "has 20.0 MB"],
  ])("refuses %s with a sentence: %#", async (name, content, words) => {
    const read = await importFile(file(name, content), []);
    expect(read.ok ? "" : read.message).toContain(words);
  });
});
