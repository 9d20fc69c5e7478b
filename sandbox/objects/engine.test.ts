import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sendSigned, textBytes } from "./console/send";
import { pureDigests } from "./digest/pure-digests";
import { fromUtf8 } from "./digest/utf8";
import { createObjectEngine, type ObjectEngine } from "./engine";
import { readBody } from "./identity/read-body";
import { streamOf } from "./rest/respond";
import { uriEncode } from "./signature/canonical-request";
import { compareKeys } from "./state/sorted-map";
import { childOf, childrenOf, textOf } from "./xml/node";
import { readXml } from "./xml/read";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };

interface Store {
  readonly engine: ObjectEngine;
  readonly clock: { now: number };
  send(
    method: string,
    target: string,
    body?: string,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Readonly<Record<string, string>>; text: string }>;
}

function startStore(dialect: "minio" | "aws" = "minio"): Store {
  const clock = { now: Date.parse("2026-01-15T12:00:00Z") };
  const engine = createObjectEngine({ root, now: () => clock.now, random: Math.random, dialect });
  const deps = { engine, credentials: root, digests: pureDigests, now: () => clock.now, region: "us-east-1" };
  return {
    engine,
    clock,
    async send(method, target, body = "", headers = {}) {
      const reply = await sendSigned({ method, target, headers, body: textBytes(body) }, deps);
      const text = fromUtf8(await readBody(reply.body, 20_000_000)) ?? "";
      return { status: reply.status, headers: reply.headers, text };
    },
  };
}

async function* scheduled(pieces: readonly Uint8Array[], scheduler: fc.Scheduler): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield await scheduler.schedule(Promise.resolve(piece));
}

// What a list should say, from the definition: keys under the prefix, those with the delimiter behind it folded.
function naiveList(keys: readonly string[], prefix: string, delimiter: string): string[] {
  const names = keys
    .filter((key) => key.startsWith(prefix))
    .map((key) => {
      const at = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
      return at < 0 ? key : key.slice(0, at + delimiter.length);
    });
  return [...new Set(names)].sort(compareKeys);
}

async function pagedList(store: Store, prefix: string, delimiter: string, size: number): Promise<string[]> {
  const found: string[] = [];
  for (let token: string | undefined = ""; token !== undefined; ) {
    const next: string = token === "" ? "" : `&continuation-token=${uriEncode(token)}`;
    const query = `list-type=2&prefix=${uriEncode(prefix)}&delimiter=${uriEncode(delimiter)}&max-keys=${size}${next}`;
    const page = readXml((await store.send("GET", `/box?${query}`)).text);
    const names = [
      ...childrenOf(page, "Contents").map((item) => textOf(item, "Key") ?? ""),
      ...childrenOf(page, "CommonPrefixes").map((item) => textOf(item, "Prefix") ?? ""),
    ];
    found.push(...names.sort(compareKeys));
    token = textOf(page, "NextContinuationToken");
  }
  return found;
}

describe("createObjectEngine()", () => {
  it("lists what a plain filter finds, in pages of any size", { timeout: 60_000 }, async () => {
    const segment = fc.constantFrom("a", "b", "a-b", "ü", "0");
    const key = fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
    const asked = fc.record({
      keys: fc.uniqueArray(key, { maxLength: 12 }),
      prefix: fc.constantFrom("", "a", "a/", "b/a", "ü"),
      delimiter: fc.constantFrom("", "/", "b"),
      size: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ keys, prefix, delimiter, size }) => {
        // In the AWS dialect an object hides nothing that lies behind it and a slash.
        const store = startStore("aws");
        await store.send("PUT", "/box");
        for (const each of keys)
          await store.send("PUT", `/box/${each.split("/").map(uriEncode).join("/")}`, "x");
        expect(await pagedList(store, prefix, delimiter, size)).toEqual(naiveList(keys, prefix, delimiter));
      }),
      { numRuns: 60 },
    );
  });

  it("makes of parts the same object as of one body", async () => {
    const store = startStore();
    await store.send("PUT", "/box");
    const first = "0123456789abcdef".repeat(327_680);
    const started = readXml((await store.send("POST", "/box/k?uploads")).text);
    const id = textOf(started, "UploadId") ?? "";
    const etags: string[] = [];
    for (const [i, part] of [first, "the end"].entries()) {
      const { headers } = await store.send("PUT", `/box/k?partNumber=${i + 1}&uploadId=${id}`, part);
      etags.push(headers["etag"] ?? "");
    }
    const list = etags
      .map((etag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${etag}</ETag></Part>`)
      .join("");
    await store.send(
      "POST",
      `/box/k?uploadId=${id}`,
      `<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`,
    );
    const whole = await store.send("GET", "/box/k");
    expect(whole.text === `${first}the end`).toBe(true);
    expect((await store.send("GET", "/box/k", "", { range: "bytes=5242878-5242882" })).text).toBe("efthe");
  });

  it("has one winner a key and every version, however fifty writers interleave", {
    timeout: 60_000,
  }, async () => {
    const versioned = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = startStore();
        await store.send("PUT", "/box");
        await store.send("PUT", "/box?versioning", versioned);
        // The bodies come in pieces, and the scheduler decides whose piece is next.
        const writes = Array.from({ length: 50 }, async (_, i) => {
          const body = `${i}-${"x".repeat(i)}`;
          const pieces = [body.slice(0, 2), body.slice(2)].map(textBytes);
          const headers = { host: "h", "content-length": String(body.length) };
          const request = { method: "PUT", path: `/box/k${i % 5}`, query: [], headers };
          const reply = await store.engine.handleAsRoot({ ...request, body: scheduled(pieces, scheduler) });
          return {
            body,
            key: `k${i % 5}`,
            id: reply.headers["x-amz-version-id"] ?? "",
            status: reply.status,
          };
        });
        await scheduler.waitFor(Promise.all(writes));
        const written = await Promise.all(writes);
        expect(new Set(written.map(({ id, status }) => `${status} ${id}`)).size).toBe(50);
        for (const { body, key, id } of written)
          expect((await store.send("GET", `/box/${key}?versionId=${id}`)).text).toBe(body);
        const versions = childrenOf(readXml((await store.send("GET", "/box?versions")).text), "Version");
        expect(versions).toHaveLength(50);
        const newest = versions.filter((version) => textOf(version, "IsLatest") === "true");
        expect(newest.map((version) => textOf(version, "Key"))).toEqual(["k0", "k1", "k2", "k3", "k4"]);
        for (const version of newest) {
          const { headers } = await store.send("HEAD", `/box/${textOf(version, "Key") ?? ""}`);
          expect(headers["x-amz-version-id"]).toBe(textOf(version, "VersionId"));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("lets one of fifty writers through who all ask that nothing be there", async () => {
    const store = startStore();
    await store.send("PUT", "/box");
    const writes = Array.from({ length: 50 }, (_, i) =>
      store.send("PUT", "/box/k", String(i), { "if-none-match": "*" }),
    );
    const statuses = (await Promise.all(writes)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(49);
  });

  it("is the same again after a snapshot is restored", async () => {
    const store = startStore();
    await store.send("PUT", "/box");
    await store.send("PUT", "/box/k", "before");
    const before = (await store.send("GET", "/box")).text;
    const snapshot = store.engine.snapshot();
    await store.send("PUT", "/box/k", "after");
    await store.send("PUT", "/box/l", "more");
    store.engine.restore(snapshot);
    const hide = (text: string): string => text.replace(/<RequestId>.*?<\/RequestId>/, "");
    expect(hide((await store.send("GET", "/box")).text)).toBe(hide(before));
    expect((await store.send("GET", "/box/k")).text).toBe("before");
  });

  it("keeps nothing of a body that ends early or is another than announced", async () => {
    const store = startStore();
    await store.send("PUT", "/box");
    const early = await store.send("PUT", "/box/k", "short", { "content-length": "100" });
    expect(early).toMatchObject({ status: 400 });
    expect(early.text).toContain("<Code>IncompleteBody</Code>");
    expect(
      (await store.send("PUT", "/box/k", "x", { "content-md5": "AAAAAAAAAAAAAAAAAAAAAA==" })).status,
    ).toBe(400);
    expect((await store.send("HEAD", "/box/k")).status).toBe(404);
  });

  it("gives up uploads that are not complete in the AWS dialect, and refuses that rule in MinIO's", async () => {
    const rule =
      "<LifecycleConfiguration><Rule><ID>r</ID><Status>Enabled</Status><Filter><Prefix></Prefix></Filter><AbortIncompleteMultipartUpload><DaysAfterInitiation>2</DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>";
    const headers = { "x-amz-checksum-crc32": "AAAAAA==" };
    const minio = startStore();
    await minio.send("PUT", "/box");
    expect((await minio.send("PUT", "/box?lifecycle", rule, headers)).status).toBe(400);
    const aws = startStore("aws");
    await aws.engine.identities.set(aws.engine.identities.get());
    await aws.send("PUT", "/box");
    await aws.send("POST", "/box/k?uploads");
    expect((await aws.send("PUT", "/box?lifecycle", rule, headers)).status).toBe(200);
    aws.clock.now += 3 * 24 * 3600 * 1000;
    await aws.engine.expire();
    expect(childOf(readXml((await aws.send("GET", "/box?uploads")).text), "Upload")).toBeUndefined();
  });

  it("never throws, and lets nobody in, whatever a request says", { timeout: 60_000 }, async () => {
    const store = startStore();
    await store.send("PUT", "/box");
    await store.send("PUT", "/box/k", "secret");
    const word = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        "box",
        "k",
        "..",
        "%2e%2e",
        "%00",
        "?",
        "<a>",
        "&x;",
        "bytes=0-",
        "AWS4-HMAC-SHA256 Credential=a/b/c/s3/aws4_request",
        "null",
        "-1",
      ),
    );
    const name = fc.constantFrom(
      "uploads",
      "uploadId",
      "partNumber",
      "versionId",
      "tagging",
      "policy",
      "lifecycle",
      "delete",
      "list-type",
      "prefix",
      "max-keys",
      "acl",
      "X-Amz-Credential",
      "attributes",
    );
    const headerName = fc.constantFrom(
      "authorization",
      "range",
      "x-amz-date",
      "content-type",
      "content-md5",
      "x-amz-content-sha256",
      "x-amz-copy-source",
      "content-length",
      "if-match",
      "origin",
      "x-amz-tagging",
    );
    const request = fc.record({
      method: fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS"),
      path: fc.array(word, { maxLength: 3 }).map((parts) => `/${parts.join("/")}`),
      query: fc.array(fc.tuple(name, word), { maxLength: 3 }),
      headers: fc.dictionary(headerName, word, { maxKeys: 4 }),
      body: fc.string({ maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ body, ...rest }) => {
        const headers = { host: "localhost:9000", ...rest.headers };
        const reply = await store.engine.handle({ ...rest, headers, body: streamOf(textBytes(body)) });
        const text = fromUtf8(await readBody(reply.body, 1_000_000)) ?? "";
        expect(text).not.toContain("secret");
        expect(rest.method === "OPTIONS" || reply.status >= 400).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
