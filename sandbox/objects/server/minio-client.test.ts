import { Readable } from "node:stream";
import { Client, CopyConditions } from "minio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createObjectEngine } from "../engine";
import { nodeDigests } from "./node-digests";
import { type ServedStore, serveObjects } from "./serve";

// A real store that is empty, to run the same against: `http://127.0.0.1:9000 key secret`. Without it, ours.
const [realUrl = "", accessKey = "rowhouse-root", secretKey = "rowhouse-root-secret"] = (
  process.env["ROWHOUSE_EMPTY_S3"] ?? ""
).split(" ");
const root = { accessKey, secretKey };

async function startStore(): Promise<ServedStore> {
  if (realUrl !== "") return { url: realUrl, close: async () => {} };
  const engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
  return serveObjects(engine);
}

async function readAll(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

async function listAll(
  stream: Readable,
): Promise<{ name?: string; prefix?: string; isDeleteMarker?: boolean }[]> {
  const items: { name?: string; prefix?: string; isDeleteMarker?: boolean }[] = [];
  for await (const item of stream) items.push(item as { name?: string; prefix?: string });
  return items;
}

describe("the minio client over HTTP", () => {
  let served: ServedStore;
  let client: Client;

  beforeAll(async () => {
    served = await startStore();
    client = new Client({
      endPoint: "127.0.0.1",
      port: Number(new URL(served.url).port),
      useSSL: false,
      ...root,
    });
    await client.makeBucket("photos");
  });

  afterAll(() => served.close());

  it("makes, finds and lists buckets", async () => {
    expect(await client.bucketExists("photos")).toBe(true);
    expect(await client.bucketExists("nowhere")).toBe(false);
    expect((await client.listBuckets()).map(({ name }) => name)).toContain("photos");
    await client.makeBucket("for-a-moment");
    await client.removeBucket("for-a-moment");
    expect(await client.bucketExists("for-a-moment")).toBe(false);
  });

  it("puts, reads, tells about and removes an object", async () => {
    await client.putObject("photos", "a/ü +1.txt", "hello", 5, { "content-type": "text/plain", note: "n" });
    expect(await readAll(await client.getObject("photos", "a/ü +1.txt"))).toBe("hello");
    expect(await readAll(await client.getPartialObject("photos", "a/ü +1.txt", 1, 3))).toBe("ell");
    const stat = await client.statObject("photos", "a/ü +1.txt");
    expect(stat).toMatchObject({ size: 5, metaData: { "content-type": "text/plain", note: "n" } });
    await client.removeObject("photos", "a/ü +1.txt");
    await expect(client.statObject("photos", "a/ü +1.txt")).rejects.toMatchObject({ code: "NotFound" });
  });

  it("uploads a stream of unknown length in parts", { timeout: 60_000 }, async () => {
    const piece = Buffer.alloc(1024 * 1024, "rowhouse");
    const stream = Readable.from(Array.from({ length: 70 }, () => piece));
    await client.putObject("photos", "large", stream);
    expect((await client.statObject("photos", "large")).size).toBe(70 * 1024 * 1024);
    await client.removeObject("photos", "large");
  });

  it("lists by prefix and folder, in both forms", async () => {
    for (const key of ["l/1", "l/2", "l/m/3"]) await client.putObject("photos", key, key);
    expect((await listAll(client.listObjects("photos", "l/", true))).map(({ name }) => name)).toEqual([
      "l/1",
      "l/2",
      "l/m/3",
    ]);
    expect(
      (await listAll(client.listObjectsV2("photos", "l/", false))).map((item) => item.name ?? item.prefix),
    ).toEqual(["l/1", "l/2", "l/m/"]);
    const told = await listAll(client.extensions.listObjectsV2WithMetadata("photos", "l/", true, ""));
    expect(told.map(({ name }) => name)).toEqual(["l/1", "l/2", "l/m/3"]);
    await client.removeObjects("photos", ["l/1", "l/2", "l/m/3"]);
    expect(await listAll(client.listObjects("photos", "l/", true))).toEqual([]);
  });

  it("copies, composes and tags", async () => {
    await client.putObject("photos", "one", "1");
    await client.copyObject("photos", "two", "/photos/one", new CopyConditions());
    expect(await readAll(await client.getObject("photos", "two"))).toBe("1");
    await client.setObjectTagging("photos", "two", { a: "b" });
    expect(await client.getObjectTagging("photos", "two")).toEqual([{ Key: "a", Value: "b" }]);
    await client.removeObjectTagging("photos", "two", { versionId: "" });
    expect(await client.getObjectTagging("photos", "two")).toEqual([]);
  });

  it("keeps versions and delete markers", async () => {
    await client.makeBucket("versions");
    await client.setBucketVersioning("versions", { Status: "Enabled" });
    expect(await client.getBucketVersioning("versions")).toMatchObject({ Status: "Enabled" });
    await client.putObject("versions", "k", "1");
    const { versionId } = await client.putObject("versions", "k", "2");
    await client.removeObject("versions", "k");
    const versions = await listAll(client.listObjects("versions", "", true, { IncludeVersion: true }));
    expect(versions.map(({ isDeleteMarker }) => isDeleteMarker ?? false)).toEqual([false, false, true]);
    expect(await readAll(await client.getObject("versions", "k", { versionId: versionId ?? "" }))).toBe("2");
  });

  it("sets and reads what a bucket can be set to", async () => {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::photos/open/*" },
      ],
    });
    await client.setBucketPolicy("photos", policy);
    expect(JSON.parse(await client.getBucketPolicy("photos"))).toMatchObject({ Version: "2012-10-17" });
    await client.setBucketTagging("photos", { team: "data" });
    expect(await client.getBucketTagging("photos")).toEqual([{ Key: "team", Value: "data" }]);
    await client.removeBucketTagging("photos");
    const rule = { ID: "r", Status: "Enabled", Filter: { Prefix: "tmp/" }, Expiration: { Days: 1 } };
    await client.setBucketLifecycle("photos", { Rule: [rule] });
    expect(await client.getBucketLifecycle("photos")).toMatchObject({
      Rule: { ID: "r", Expiration: { Days: 1 } },
    });
    await client.removeBucketLifecycle("photos");
  });

  it("holds objects under a lock", async () => {
    await client.makeBucket("vault", "us-east-1", { ObjectLocking: true });
    const { versionId } = await client.putObject("vault", "k", "1");
    // Its types say that nothing is to be waited for; what it returns is a promise.
    await Promise.resolve(client.setObjectLegalHold("vault", "k", { status: "ON" }));
    expect(await client.getObjectLegalHold("vault", "k")).toEqual({ Status: "ON" });
    await expect(client.removeObject("vault", "k", { versionId: versionId ?? "" })).rejects.toMatchObject({
      code: "InvalidRequest",
    });
  });

  it("hands out links that work until they are changed", async () => {
    await client.putObject("photos", "linked", "here");
    const link = await client.presignedGetObject("photos", "linked", 60);
    expect(await (await fetch(link)).text()).toBe("here");
    expect((await fetch(link.replace("linked", "other"))).status).toBe(403);
    const put = await client.presignedPutObject("photos", "sent", 60);
    expect((await fetch(put, { method: "PUT", body: "x" })).status).toBe(200);
  });

  it("is refused with a wrong secret", async () => {
    const port = Number(new URL(served.url).port);
    const other = new Client({
      endPoint: "127.0.0.1",
      port,
      useSSL: false,
      accessKey: root.accessKey,
      secretKey: "wrong-secret",
    });
    await expect(other.listBuckets()).rejects.toMatchObject({ code: "SignatureDoesNotMatch" });
  });
});
