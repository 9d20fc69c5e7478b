import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "minio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createObjectEngine } from "@/sandbox/objects/engine";
import { nodeDigests } from "@/sandbox/objects/server/node-digests";
import { type ServedStore, serveObjects } from "@/sandbox/objects/server/serve";
import { type Files, safeName } from "./files";
import { folderFiles } from "./folder-files";
import { type S3Place, s3Files } from "./s3-files";

const folder = mkdtempSync(path.join(tmpdir(), "rowhouse-files-"));
const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const bucket = "rowhouse-files";
let served: ServedStore;
let place: S3Place;

// A real store that is empty, to run the same against: `http://127.0.0.1:9000 key secret`. Without it, ours.
const real = (process.env["ROWHOUSE_EMPTY_S3"] ?? "").split(" ");
const [realUrl = "", accessKey = "", secretKey = ""] = real;

const makeBucket = async ({
  endpoint,
  accessKey: key,
  secretKey: secret,
  region,
}: S3Place): Promise<void> => {
  const { hostname, port } = new URL(endpoint);
  const at = { endPoint: hostname, port: Number(port), useSSL: false, region };
  const client = new Client({ ...at, accessKey: key, secretKey: secret });
  if (!(await client.bucketExists(bucket))) await client.makeBucket(bucket, region);
};

beforeAll(async () => {
  const engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
  served = await serveObjects(engine);
  place = { endpoint: served.url, ...root, bucket, region: "us-east-1" };
  await makeBucket(place);
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

const kinds: [string, () => Promise<Files>][] = [
  ["a folder", async () => folderFiles(path.join(folder, "kept"))],
  ["our store over HTTP", async () => s3Files(place)],
];
const realKind: [string, () => Promise<Files>] = [
  "the store of ROWHOUSE_EMPTY_S3",
  async () => {
    const there = { endpoint: realUrl, accessKey, secretKey, bucket, region: "us-east-1" };
    await makeBucket(there);
    return s3Files(there);
  },
];

describe.each(realUrl === "" ? kinds : [...kinds, realKind])("files in %s", (_, open) => {
  it("are kept, listed, replaced, fetched and removed", async () => {
    const files = await open();
    expect(await files.list("exports")).toEqual([]);
    const source = path.join(folder, "source");
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    writeFileSync(source, bytes);
    await files.put("exports/b.bin", { file: source });
    await files.put("exports/a.csv", "name\r\nÄnne\r\n");
    await files.put("exports/a.csv", "name\r\nBo\r\n");
    await files.put("exports/empty.txt", "");
    expect(await files.list("exports")).toEqual(["exports/a.csv", "exports/b.bin", "exports/empty.txt"]);
    const target = path.join(folder, "target");
    await files.fetch("exports/b.bin", target);
    expect(readFileSync(target)).toEqual(bytes);
    await files.fetch("exports/a.csv", target);
    expect(readFileSync(target, "utf8")).toBe("name\r\nBo\r\n");
    for (const name of await files.list("exports")) await files.remove(name);
    await files.remove("exports/a.csv");
    expect(await files.list("exports")).toEqual([]);
    await expect(files.fetch("exports/a.csv", path.join(folder, "none"))).rejects.toThrow("no such file");
    expect(readdirSync(folder)).not.toContain("none");
  });

  it("stay where they belong", async () => {
    const files = await open();
    for (const name of ["../x", "/etc/x", "a//b", "a/../b", ".hidden", "a\\b", "", "a/", "ä"])
      await expect(async () => files.put(name, "x")).rejects.toThrow("is no name for a file");
    expect(() => safeName("backups/rowhouse-2026-11-27T12-00-00.000Z.jsonl.gz")).not.toThrow();
  });
});

describe("folderFiles(root)", () => {
  it("lets nobody else read them", async () => {
    const files = folderFiles(path.join(folder, "closed"));
    await files.put("exports/a.csv", "x");
    expect(statSync(files.placeOf("exports/a.csv")).mode & 0o077).toBe(0);
    expect(statSync(path.dirname(files.placeOf("exports/a.csv"))).mode & 0o077).toBe(0);
  });
});

describe("s3Files(place)", () => {
  it.each([
    ["a bucket that nobody made", { bucket: "nobody-made-it" }, "Make it first"],
    ["a wrong secret", { secretKey: "wrong-secret-wrong" }, "Look at S3_SECRET_KEY"],
    ["an unknown key", { accessKey: "nobody" }, "Look at S3_ACCESS_KEY"],
    ["a store that is down", { endpoint: "http://127.0.0.1:1" }, "nobody answers there"],
  ])("says what to do about %s", { timeout: 30_000 }, async (_, wrong, told) => {
    const files = s3Files({ ...place, ...wrong });
    await expect(files.put("a", "x")).rejects.toThrow(told);
    await expect(files.list("a")).rejects.toThrow(told);
    const message = await files.put("a", "x").catch(String);
    expect(message).not.toContain(root.secretKey);
  });
});
