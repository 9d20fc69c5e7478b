import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, it, vi } from "vitest";
import { memoryDatabase } from "../database/test-databases";
import { startUpkeep } from "./upkeep";

const folder = mkdtempSync(`${tmpdir()}/rowhouse-upkeep-`);
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

describe("startUpkeep(register, folder, log)", () => {
  it("takes a last backup when it is stopped", async () => {
    const database = await memoryDatabase();
    const said: string[] = [];
    const upkeep = startUpkeep({ database, db: database.db }, folder, (line) => said.push(line));
    await upkeep.stop();
    expect(said).toEqual([expect.stringMatching(/^Backup of \d+ rows: /)]);
    await database.close();
  });

  it("leaves a database alone that was abandoned, however many days pass", async () => {
    const database = await memoryDatabase();
    const said: string[] = [];
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const upkeep = startUpkeep({ database, db: database.db }, folder, (line) => said.push(line));
    upkeep.abandon();
    await database.close();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(3 * 24 * 3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(said.filter((line) => line.startsWith("ALERT"))).toEqual([]);
  });
});
