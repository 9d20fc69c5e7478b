import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDataFolder } from "./data-folder";

const root = process.cwd();
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), "rowhouse-register-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A process that opens a folder, says so, writes a number after another, each acknowledged on its output, and waits to be killed. */
const writer = (folder: string): string => `
import { openDataFolder } from "./app/_register/database/data-folder";
const { pool } = await openDataFolder(${JSON.stringify(folder)}, process.cwd());
await pool.query("CREATE TABLE IF NOT EXISTS written (n int)");
process.stdout.write("open\\n");
for (let n = 1; ; n += 1) {
  await pool.query("INSERT INTO written VALUES ($1)", [n]);
  process.stdout.write(n + "\\n");
}`;

/** Starts a writer and kills it once it has acknowledged so many; the last number that it acknowledged. */
async function killedAfter(folder: string, acknowledged: number): Promise<number> {
  const file = path.join(root, `.cache/writer-${process.pid}-${Math.random()}.mts`);
  writeFileSync(file, writer(folder).replace("./app", "../app"));
  const child = spawn(process.execPath, ["--import", "tsx", file], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    if (out.split("\n").length > acknowledged + 1) child.kill("SIGKILL");
  });
  await once(child, "close");
  rmSync(file);
  return Number(out.trimEnd().split("\n").at(-1));
}

describe("openDataFolder(folder, root)", () => {
  it("makes a folder, keeps what is written, and gives it back when it is closed", async () => {
    const folder = newFolder();
    const first = await openDataFolder(folder, root);
    await first.pool.query("CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)");
    await expect(openDataFolder(folder, root)).rejects.toThrow(`is in use by process ${process.pid}`);
    await first.close();
    expect(readdirSync(folder)).toEqual(["postgres"]);
    const second = await openDataFolder(folder, root);
    expect((await second.pool.query("SELECT n FROM kept")).rows).toEqual([{ n: 7 }]);
    await second.close();
  });

  it("loses nothing that was acknowledged when its process is killed", async () => {
    const folder = newFolder();
    const last = await killedAfter(folder, 200);
    expect(last).toBeGreaterThanOrEqual(200);
    const database = await openDataFolder(folder, root);
    const { rows } = await database.pool.query<{ n: number; most: number }>(
      "SELECT count(*)::int n, max(n) most FROM written",
    );
    expect(rows[0]?.most).toBeGreaterThanOrEqual(last);
    expect(rows[0]?.n).toBe(rows[0]?.most);
    await database.close();
  });

  it("starts anew where the making was cut off", async () => {
    const folder = newFolder();
    const half = path.join(folder, "postgres.half");

    mkdirSync(half);
    writeFileSync(path.join(half, "PG_VERSION"), "18");
    const database = await openDataFolder(folder, root);
    await database.close();
    expect(existsSync(half)).toBe(false);
  });

  it("says what to do with damaged files", async () => {
    const folder = newFolder();

    mkdirSync(path.join(folder, "postgres"));
    writeFileSync(path.join(folder, "postgres", "PG_VERSION"), "18");
    await expect(openDataFolder(folder, root)).rejects.toThrow("restore a backup");
    expect(readdirSync(folder)).toEqual(["postgres"]);
  });
});
