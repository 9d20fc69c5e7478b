import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { sendSigned, textBytes } from "./console/send";
import { nodeDigests } from "./server/node-digests";
import { fromUtf8 } from "./digest/utf8";
import { createObjectEngine, type ObjectEngine } from "./engine";
import { readBody } from "./identity/read-body";

// Signatures that do not hold are refused in signature/authenticate.test.ts, forms in browser-form/form.test.ts.

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };

interface Reply {
  status: number;
  headers: Readonly<Record<string, string>>;
  text: string;
}

describe("the store's security", () => {
  let engine: ObjectEngine;

  const send = async (
    method: string,
    target: string,
    body = "",
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const deps = { engine, credentials: root, digests: nodeDigests, now: Date.now, region: "us-east-1" };
    const reply = await sendSigned({ method, target, headers, body: textBytes(body) }, deps);
    const text = fromUtf8(await readBody(reply.body, 10_000_000)) ?? "";
    return { status: reply.status, headers: reply.headers, text };
  };
  const anonymously = (method: string, target: string, body = ""): Promise<Reply> =>
    send(method, target, body, { authorization: "none" });
  const open = async (bucket: string, resource: string, action = "s3:GetObject"): Promise<void> => {
    const statement = {
      Effect: "Allow",
      Principal: "*",
      Action: action,
      Resource: `arn:aws:s3:::${resource}`,
    };
    const policy = { Version: "2012-10-17", Statement: [statement] };
    expect((await send("PUT", `/${bucket}?policy`, JSON.stringify(policy))).status).toBe(204);
  };

  beforeAll(async () => {
    engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
    for (const bucket of ["box", "box2", "wild"]) await send("PUT", `/${bucket}`);
    for (const key of ["box/k", "box2/secret", "wild/public/a", "wild/public-drafts/a", "wild/private/a"])
      await send("PUT", `/${key}`, key);
  });

  it.each([
    "/box/../box2/secret",
    "/box/%2e%2e/box2/secret",
    "/box/a/%2E./box2/secret",
    "/box/..%2fbox2/secret",
    "/box/..%5c..%5cbox2/secret",
    "/box/./k",
    "/box/k%00.txt",
    "/box/a/../../box2/secret",
    "/%2e%2e/%2e%2e/etc/passwd",
  ])("refuses the path %s, whoever asks", async (path) => {
    for (const method of ["GET", "PUT", "DELETE"]) {
      expect((await send(method, path)).status, method).toBe(400);
      expect([400, 403], method).toContain((await anonymously(method, path)).status);
    }
  });

  it.each(["%252e%252e%252fbox2%252fsecret", "%252e%252e/k", "a%2500"])(
    "takes what is encoded twice, %s, as the name that it is once decoded",
    async (key) => {
      expect((await send("PUT", `/box/${key}`, "mine")).status).toBe(200);
      expect((await send("GET", `/box/${key}`)).text).toBe("mine");
      expect((await send("GET", "/box2?list-type=2")).text.match(/<Key>/g)).toHaveLength(1);
      expect((await send("GET", "/box2/secret")).text).toBe("box2/secret");
      await send("DELETE", `/box/${key}`);
    },
  );

  it("lets nobody without a key list, read, write or delete in a private bucket", async () => {
    for (const [method, target] of [
      ["GET", "/"],
      ["GET", "/box"],
      ["GET", "/box?list-type=2"],
      ["GET", "/box?versions"],
      ["GET", "/box?uploads"],
      ["GET", "/box?policy"],
      ["GET", "/box?location"],
      ["GET", "/box/k"],
      ["GET", "/box/none"],
      ["HEAD", "/box/k"],
      ["PUT", "/box/k"],
      ["DELETE", "/box/k"],
      ["PUT", "/box?policy"],
      ["POST", "/box/k?uploads"],
      ["DELETE", "/box"],
      ["PUT", "/mine"],
    ] as const)
      expect((await anonymously(method, target)).status, `${method} ${target}`).toBe(403);
    expect((await send("GET", "/box/k")).text).toBe("box/k");
  });

  it.each([
    ["wild/public/*", ["public/a"], ["public-drafts/a", "private/a"]],
    ["wild/public*", ["public/a", "public-drafts/a"], ["private/a"]],
    ["wild/p?????/a", ["public/a"], ["public-drafts/a", "private/a"]],
    ["wild/*/a", ["public/a", "public-drafts/a", "private/a"], []],
    ["wild/[p]ublic/a", [], ["public/a"]],
    ["wild/PUBLIC/*", [], ["public/a"]],
  ])("opens by the policy wildcard %s what it matches and nothing else", async (resource, opened, shut) => {
    await open("wild", resource);
    for (const key of opened) expect((await anonymously("GET", `/wild/${key}`)).status, key).toBe(200);
    for (const key of shut) expect((await anonymously("GET", `/wild/${key}`)).status, key).toBe(403);
    expect((await anonymously("GET", "/wild?list-type=2")).status).toBe(403);
    expect((await anonymously("PUT", "/wild/public/a", "x")).status).toBe(403);
    expect((await anonymously("GET", "/box2/secret")).status).toBe(403);
  });

  it("refuses a policy that names another bucket, also by a wildcard", async () => {
    for (const resource of ["box2/*", "*", "box*/k", "b?x/k"]) {
      const statement = { Effect: "Allow", Principal: "*", Action: "s3:GetObject" };
      const policy = {
        Version: "2012-10-17",
        Statement: [{ ...statement, Resource: `arn:aws:s3:::${resource}` }],
      };
      await send("PUT", "/box?policy", JSON.stringify(policy));
      expect((await anonymously("GET", "/box2/secret")).status, resource).toBe(403);
    }
    await send("DELETE", "/box?policy");
  });

  it.each(["tagging", "versioning", "policy", "lifecycle", "delete", "object-lock", "acl", "encryption"])(
    "refuses an entity bomb for ?%s at once",
    async (setting) => {
      const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`);
      const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY e0 "boom">${levels.join("")}<!ENTITY f SYSTEM "file:///etc/passwd">]><Tagging>&e9;&f;</Tagging>`;
      const headers = { "content-md5": md5(bomb) };
      const reply = await send(setting === "delete" ? "POST" : "PUT", `/box?${setting}`, bomb, headers);
      expect(reply.status).toBe(400);
      expect(reply.text.length).toBeLessThan(2000);
      expect(reply.text).not.toContain("root:");
    },
  );

  it("never throws and never fails inside, whatever a key's owner signs", { timeout: 60_000 }, async () => {
    const word = fc.oneof(
      fc.string({ maxLength: 20 }),
      fc.constantFrom(
        "box",
        "k",
        "null",
        "-1",
        "0",
        "99999999999999999999",
        "bytes=0-",
        "bytes=9-1",
        "*",
        "\u0000",
      ),
    );
    const element = fc.constantFrom(
      "Tagging",
      "TagSet",
      "Tag",
      "Key",
      "Value",
      "Rule",
      "Filter",
      "Prefix",
      "Status",
      "ID",
      "Days",
      "Delete",
      "Object",
      "VersionId",
      "Part",
      "PartNumber",
      "ETag",
      "CompleteMultipartUpload",
      "LifecycleConfiguration",
      "VersioningConfiguration",
      "ObjectLockConfiguration",
      "RetainUntilDate",
    );
    const xml = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        word.map((text) => text.replace(/[<&]/g, "&amp;")),
        fc
          .tuple(element, fc.array(tie("node"), { maxLength: 3 }))
          .map(([name, inner]) => `<${name}>${inner.join("")}</${name}>`),
      ),
    })).node;
    const query = fc.constantFrom(
      "",
      "tagging",
      "versioning",
      "policy",
      "lifecycle",
      "delete",
      "uploads",
      "versions",
      "object-lock",
      "retention",
      "legal-hold",
      "acl",
      "notification",
      "replication",
      "encryption",
      "attributes",
      "list-type=2",
      "partNumber=1&uploadId=x",
      "uploadId=x",
      "versionId=x",
      "partNumber=x",
    );
    const headers = fc.dictionary(
      fc.constantFrom(
        "range",
        "if-match",
        "if-none-match",
        "if-modified-since",
        "content-md5",
        "x-amz-tagging",
        "x-amz-copy-source",
        "x-amz-copy-source-range",
        "x-amz-metadata-directive",
        "x-amz-storage-class",
        "x-amz-object-lock-mode",
        "x-amz-checksum-crc32",
        "x-amz-meta-a",
        "content-type",
        "x-amz-object-attributes",
        "x-amz-max-parts",
      ),
      word,
      { maxKeys: 3 },
    );
    const parameter = fc.tuple(
      fc.constantFrom(
        "prefix",
        "marker",
        "delimiter",
        "max-keys",
        "continuation-token",
        "encoding-type",
        "key-marker",
        "version-id-marker",
        "response-content-type",
        "X-Amz-Foo",
      ),
      word,
    );
    const request = fc.record({
      method: fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD"),
      path: fc.constantFrom("/", "/box", "/box/k", "/box/a/b", "/none", "/none/k"),
      query,
      parameter: fc.option(parameter),
      headers,
      body: fc.oneof(xml, fc.json({ maxDepth: 3 }), fc.string()),
      hashed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, parameter, headers, body, hashed }) => {
        const more = parameter
          ? [`${parameter[0]}=${encodeURIComponent(parameter[1].replaceAll(/[\ud800-\udfff]/g, "?"))}`]
          : [];
        const asked = [...(query === "" ? [] : [query]), ...more].join("&");
        const digest = hashed ? { "content-md5": md5(body) } : {};
        const reply = await send(method, asked === "" ? path : `${path}?${asked}`, body, {
          ...headers,
          ...digest,
        });
        expect([500, 502, 503]).not.toContain(reply.status);
        expect(reply.status >= 200 && reply.status < 600).toBe(true);
        await send("PUT", "/box");
        await send("PUT", "/box/k", "box/k");
      }),
      { numRuns: 3000 },
    );
  });
});

function md5(text: string): string {
  const digest = nodeDigests.start("md5");
  digest.update(textBytes(text));
  return Buffer.from(digest.finish()).toString("base64");
}
