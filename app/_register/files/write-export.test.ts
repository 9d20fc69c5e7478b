import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fillRegister } from "../backup/fill-register";
import type { Database } from "../database/database";
import { memoryDatabase } from "../database/test-databases";
import { gradebookCsv } from "../gradebook/csv";
import { gradebookOf } from "../gradebook/gradebook";
import { folderFiles } from "./folder-files";
import { writeGradebook, writePerson } from "./write-export";

const folder = mkdtempSync(path.join(tmpdir(), "rowhouse-exports-"));
const files = folderFiles(folder);
const now = new Date("2026-11-27T12:00:00.000Z");
let database: Database;
beforeAll(async () => {
  database = await memoryDatabase();
  await fillRegister(database);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

describe("writeGradebook(db, files, class)", () => {
  it("writes what an instructor downloads, by id or by join code", async () => {
    const { db } = database;
    const { place, bytes } = await writeGradebook(db, files, "c", now);
    expect(place).toBe(path.join(folder, "exports/gradebook-c-2026-11-27T12-00-00.000Z.csv"));
    const text = readFileSync(place, "utf8");
    expect(text).toBe(gradebookCsv(await gradebookOf(db, "c")));
    expect(bytes).toBe(Buffer.byteLength(text));
    expect((await writeGradebook(db, files, "code", now)).place).toBe(place);
  });

  it("says which classes there are when it is none of them", async () => {
    await expect(writeGradebook(database.db, files, "x")).rejects.toThrow(
      'There is no class "x". These are:\nc  Databases',
    );
  });
});

describe("writePerson(db, files, person)", () => {
  it("writes everything of somebody, by address or by id", async () => {
    const { place } = await writePerson(database.db, files, "B@example.org", now);
    expect(place).toBe(path.join(folder, "exports/person-b-2026-11-27T12-00-00.000Z.json"));
    const told: unknown = JSON.parse(readFileSync(place, "utf8"));
    expect(told).toMatchObject({ version: 1, person: { id: "b", email: "b@example.org" } });
    expect((await writePerson(database.db, files, "b", now)).place).toBe(place);
    await expect(writePerson(database.db, files, "nobody@example.org")).rejects.toThrow(
      'Nobody here has the address or the id "nobody@example.org".',
    );
  });
});
