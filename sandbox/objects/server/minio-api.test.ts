import { readFileSync } from "node:fs";
import { Client } from "minio";
import { beforeAll, describe, expect, it } from "vitest";
import { createObjectEngine } from "../engine";
import { allSteps, type Answers, runSteps } from "./minio-api/run-steps";
import { nodeDigests } from "./node-digests";
import { serveObjects } from "./serve";

// A real store that may be emptied, to compare the record with: `http://127.0.0.1:9000 key secret`.
const [realUrl = "", accessKey = "", secretKey = ""] = (process.env["ROWHOUSE_EMPTY_S3"] ?? "").split(" ");

/** What a real MinIO (that of `real-minio.ts`) gave to the same calls. */
const recorded = JSON.parse(
  readFileSync(new URL("minio-api/record.json", import.meta.url), "utf8"),
) as Answers;

/** What this store answers in another way, each with its reason. */
const DIFFERENT: Readonly<Record<string, string>> = {
  selectObjectContent: "SQL over objects is no part of the store: it says that it does not know the call",
  listenBucketNotification: "nobody can be told of what happens here: refused with NotImplemented",
};

/** The methods of the package's API reference (docs/API.md of minio-js 8), by its own headings. */
const DOCUMENTED = `
  makeBucket listBuckets bucketExists removeBucket listObjects listObjectsV2 listIncompleteUploads getBucketVersioning
  setBucketVersioning setBucketLifecycle getBucketLifecycle removeBucketLifecycle setObjectLockConfig getObjectLockConfig
  getBucketEncryption setBucketEncryption removeBucketEncryption setBucketReplication getBucketReplication removeBucketReplication
  getBucketTagging setBucketTagging removeBucketTagging getBucketNotification setBucketNotification removeAllBucketNotification
  getBucketPolicy setBucketPolicy listenBucketNotification
  getObject getPartialObject fGetObject putObject fPutObject copyObject statObject removeObject removeObjects removeIncompleteUpload
  putObjectRetention getObjectRetention setObjectTagging removeObjectTagging getObjectTagging getObjectLegalHold setObjectLegalHold
  composeObject selectObjectContent presignedUrl presignedGetObject presignedPutObject presignedPostPolicy setS3TransferAccelerate`
  .trim()
  .split(/\s+/);

const without = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => !Object.hasOwn(DIFFERENT, name)));

describe("the documented API of the minio package", () => {
  let ours: Answers;

  beforeAll(async () => {
    const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
    const engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
    const served = await serveObjects(engine);
    ours = await runSteps({ url: served.url, ...root });
    await served.close();
  }, 60_000);

  it("is called in full", () => {
    expect([...new Set(allSteps.map(({ method }) => method))].sort()).toEqual(DOCUMENTED.toSorted());
    for (const name of DOCUMENTED) expect(Client.prototype, name).toHaveProperty(name);
  });

  it("gets from this store what it gets from MinIO, but for the known differences", () => {
    expect(without(ours)).toEqual(without(recorded));
  });

  it.each(Object.entries(DIFFERENT))("gets something else from %s: %s", (name) => {
    expect(ours[name]).not.toEqual(recorded[name]);
    expect(ours[name]).toMatchSnapshot();
  });

  it.skipIf(realUrl === "")(
    "gets from a real MinIO what is recorded (skipped without a store in ROWHOUSE_EMPTY_S3)",
    { timeout: 120_000 },
    async () => {
      expect(without(await runSteps({ url: realUrl, accessKey, secretKey }))).toEqual(without(recorded));
    },
  );
});
