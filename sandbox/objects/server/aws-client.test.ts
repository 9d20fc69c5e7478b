import { Readable } from "node:stream";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createObjectEngine } from "../engine";
import { nodeDigests } from "./node-digests";
import { type ServedStore, serveObjects } from "./serve";

// A real store that is empty, to run the same against: `http://127.0.0.1:9000 key secret`. Without it, ours.
const [realUrl = "", accessKey = "rowhouse-root", secretKey = "rowhouse-root-secret"] = (
  process.env["ROWHOUSE_EMPTY_S3"] ?? ""
).split(" ");
const root = { accessKey, secretKey };
const Bucket = "aws-smoke";
const MEGABYTE = 1024 * 1024;

async function startStore(): Promise<ServedStore> {
  if (realUrl !== "") return { url: realUrl, close: async () => {} };
  const engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
  return serveObjects(engine);
}

describe("version 3 of the AWS client over HTTP", () => {
  let served: ServedStore;
  let s3: S3Client;

  beforeAll(async () => {
    served = await startStore();
    s3 = new S3Client({
      endpoint: served.url,
      region: "us-east-1",
      forcePathStyle: true,
      credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    });
    await s3.send(new CreateBucketCommand({ Bucket }));
  });

  afterAll(async () => {
    s3.destroy();
    await served.close();
  });

  it("puts an object with its checksum, and reads it whole and in part", async () => {
    const Key = "a/ü b+c.txt";
    const Metadata = { who: "me" };
    const put = new PutObjectCommand({ Bucket, Key, Body: "hello", ContentType: "text/plain", Metadata });
    expect(await s3.send(put)).toMatchObject({
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumCRC32: "NhCmhg==",
    });
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(got).toMatchObject({ ContentType: "text/plain", Metadata });
    expect(await got.Body?.transformToString()).toBe("hello");
    const part = await s3.send(new GetObjectCommand({ Bucket, Key, Range: "bytes=1-2" }));
    expect(part.ContentRange).toBe("bytes 1-2/5");
    expect(await part.Body?.transformToString()).toBe("el");
  });

  it("puts a stream, copies it, and refuses to write over it where that is asked", async () => {
    const Body = Readable.from([Buffer.alloc(70_000, 65)]);
    await s3.send(new PutObjectCommand({ Bucket, Key: "stream", Body, ContentLength: 70_000 }));
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: "stream" }));
    expect(head.ContentLength).toBe(70_000);
    const again = new PutObjectCommand({ Bucket, Key: "stream", Body: "x", IfNoneMatch: "*" });
    await expect(s3.send(again)).rejects.toMatchObject({ name: "PreconditionFailed" });
    await s3.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/stream` }));
    const TagSet = [{ Key: "a", Value: "b" }];
    await s3.send(new PutObjectTaggingCommand({ Bucket, Key: "copy", Tagging: { TagSet } }));
    expect((await s3.send(new GetObjectTaggingCommand({ Bucket, Key: "copy" }))).TagSet).toEqual(TagSet);
  });

  it("lists one level, and throws its own error for a key that is not there", async () => {
    const listed = await s3.send(new ListObjectsV2Command({ Bucket, Delimiter: "/" }));
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual(["copy", "stream"]);
    expect(listed.CommonPrefixes).toEqual([{ Prefix: "a/" }]);
    const none = s3.send(new GetObjectCommand({ Bucket, Key: "none" }));
    await expect(none).rejects.toMatchObject({ name: "NoSuchKey", $metadata: { httpStatusCode: 404 } });
  });

  it("uploads in parts", async () => {
    const Key = "big";
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const bodies = [Buffer.alloc(5 * MEGABYTE, 66), Buffer.from("end")];
    const Parts = await Promise.all(
      bodies.map(async (Body, i) => {
        const part = { Bucket, Key, UploadId, PartNumber: i + 1, Body };
        const { ETag, ChecksumCRC32 } = await s3.send(new UploadPartCommand(part));
        return { PartNumber: i + 1, ETag, ChecksumCRC32 };
      }),
    );
    const whole = { Bucket, Key, UploadId, MultipartUpload: { Parts } };
    const done = await s3.send(new CompleteMultipartUploadCommand(whole));
    expect(done.ETag).toBe('"8e00fae6d494a1d38abc8d5299968c5a-2"');
  });

  it("presigns a PUT of one type and a GET, and reads a policy back", async () => {
    const put = new PutObjectCommand({ Bucket, Key: "pre", ContentType: "text/plain" });
    const address = await getSignedUrl(s3, put, { expiresIn: 60 });
    const headers = { "content-type": "text/plain" };
    expect((await fetch(address, { method: "PUT", body: "pre", headers })).status).toBe(200);
    const link = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: "pre" }), { expiresIn: 60 });
    expect(await (await fetch(link)).text()).toBe("pre");
    const allow = {
      Effect: "Allow",
      Principal: "*",
      Action: ["s3:GetObject"],
      Resource: [`arn:aws:s3:::${Bucket}/*`],
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [allow] });
    await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toContain("s3:GetObject");
  });

  it("keeps versions, and deletes many at once", async () => {
    const VersioningConfiguration = { Status: "Enabled" } as const;
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
    for (const Body of ["1", "2"]) await s3.send(new PutObjectCommand({ Bucket, Key: "v", Body }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "v" }));
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    expect(Versions.filter(({ Key }) => Key === "v").length).toBe(2);
    expect(DeleteMarkers.length).toBe(1);
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    const gone = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(gone.Deleted?.length).toBe(Objects.length);
    await s3.send(new DeleteBucketCommand({ Bucket }));
  });
});
