import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendSigned, textBytes } from "../console/send";
import { fromUtf8 } from "../digest/utf8";
import { readBody } from "../identity/read-body";
import { nodeDigests } from "./node-digests";
import { type FolderStore, openFolder } from "./open-folder";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };

async function send(
  store: FolderStore,
  method: string,
  target: string,
  body = "",
): Promise<{ status: number; text: string }> {
  const deps = {
    engine: store.engine,
    credentials: root,
    digests: nodeDigests,
    now: Date.now,
    region: "us-east-1",
  };
  const reply = await sendSigned({ method, target, headers: {}, body: textBytes(body) }, deps);
  return { status: reply.status, text: fromUtf8(await readBody(reply.body, 1_000_000)) ?? "" };
}

/** Starts the writer, kills it after so many acknowledged objects, and gives their keys. */
function writeUntilKilled(folder: string, count: number): Promise<string[]> {
  const script = fileURLToPath(new URL("crash.worker.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let told = "";
    child.stdout.on("data", (piece: Buffer) => {
      told += piece.toString("utf8");
      if (told.split("\n").length > count) child.kill("SIGKILL");
    });
    child.on("error", reject);
    child.on("exit", () => resolve(told.split("\n").slice(0, -1)));
  });
}

describe("openFolder(folder)", () => {
  let folder = "";
  const open = (): Promise<FolderStore> =>
    openFolder(folder, { root, now: Date.now, random: Math.random, digests: nodeDigests });

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "objects-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("finds everything again", async () => {
    const store = await open();
    await send(store, "PUT", "/box");
    await send(
      store,
      "PUT",
      "/box?versioning",
      "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    );
    await send(store, "PUT", "/box/k", "one");
    await send(store, "PUT", "/box/k", "two");
    const listed = await send(store, "GET", "/box?versions");
    await store.close();
    const again = await open();
    expect(await send(again, "GET", "/box/k")).toEqual({ status: 200, text: "two" });
    expect(await send(again, "GET", "/box?versions")).toEqual(listed);
    const oldest = [...listed.text.matchAll(/<VersionId>([^<]*)/g)].at(-1)?.[1] ?? "";
    expect((await send(again, "GET", `/box/k?versionId=${oldest}`)).text).toBe("one");
    await again.close();
  });

  it("sets a damaged record aside and serves the rest", async () => {
    const store = await open();
    await send(store, "PUT", "/box");
    await send(store, "PUT", "/box/k", "one");
    await send(store, "PUT", "/box/l", "two");
    await store.close();
    const file = path.join(folder, "changes.log");
    await writeFile(file, (await readFile(file, "utf8")).replace('"key":"k"', '"key":"x"'));
    const again = await open();
    expect(again.damaged).toBe(1);
    expect((await send(again, "GET", "/box/k")).status).toBe(404);
    expect((await send(again, "GET", "/box/l")).text).toBe("two");
    await again.close();
    expect(await readFile(path.join(folder, "damaged.log"), "utf8")).toContain('"key":"x"');
  });

  it("drops a record that was cut off in the middle", async () => {
    const store = await open();
    await send(store, "PUT", "/box");
    await send(store, "PUT", "/box/k", "one");
    await store.close();
    const file = path.join(folder, "changes.log");
    await writeFile(file, (await readFile(file, "utf8")).slice(0, -10));
    const again = await open();
    expect((await send(again, "GET", "/box/k")).status).toBe(404);
    await send(again, "PUT", "/box/k", "two");
    await again.close();
    const last = await open();
    expect((await send(last, "GET", "/box/k")).text).toBe("two");
    await last.close();
  });

  it("belongs to one process, until that is gone", async () => {
    const store = await open();
    await expect(open()).rejects.toThrow(`is in use by process ${process.pid}`);
    await store.close();
    await writeFile(path.join(folder, "lock"), `${process.pid} 1\n`);
    await (await open()).close();
    await writeFile(path.join(folder, "lock"), "no process at all");
    await (await open()).close();
  });

  it("forgets a long history, and the contents that nothing refers to", async () => {
    const store = await open();
    await send(store, "PUT", "/box");
    for (let i = 0; i < 1_100; i++) await send(store, "PUT", "/box/k", `content ${i}`);
    await store.close();
    const again = await open();
    expect((await send(again, "GET", "/box/k")).text).toBe("content 1099");
    expect((await readFile(path.join(folder, "changes.log"), "utf8")).trim().split("\n").length).toBe(3);
    expect((await readdir(path.join(folder, "contents"))).length).toBe(1);
    await again.close();
    const last = await open();
    expect((await send(last, "GET", "/box/k")).text).toBe("content 1099");
    await last.close();
  });

  it("removes contents with the object that had them", async () => {
    const store = await open();
    await send(store, "PUT", "/box");
    await send(store, "PUT", "/box/k", "one");
    await send(store, "PUT", "/box/k", "two");
    await send(store, "PUT", "/box/l", "three");
    await send(store, "DELETE", "/box/l");
    await store.close();
    expect((await readdir(path.join(folder, "contents"))).length).toBe(1);
    const again = await open();
    expect((await send(again, "GET", "/box/k")).text).toBe("two");
    await again.close();
  });

  it("loses nothing that was acknowledged when it is killed", { timeout: 60_000 }, async () => {
    const keys = await writeUntilKilled(folder, 1000);
    expect(keys.length).toBeGreaterThanOrEqual(1000);
    const store = await open();
    expect(store.damaged).toBe(0);
    const lost: string[] = [];
    for (const key of keys)
      if ((await send(store, "GET", `/crash/${key}`)).text !== `body of ${key}`) lost.push(key);
    expect(lost).toEqual([]);
    await store.close();
  });
});
