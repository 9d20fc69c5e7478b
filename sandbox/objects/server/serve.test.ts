import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createObjectEngine } from "../engine";
import { presign, signHeaders } from "../signature/sign-request";
import { canonicalQuery } from "../signature/canonical-request";
import { signingKey, signText } from "../signature/signing-key";
import { nodeDigests } from "./node-digests";
import { type ServedStore, serveObjects } from "./serve";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };

interface Reply {
  status: number;
  /** As bytes of UTF-8 say it. */
  headers: Record<string, string>;
  body: string;
}

describe("serveObjects(engine)", () => {
  let served: ServedStore;

  beforeAll(async () => {
    const engine = createObjectEngine({ root, now: Date.now, random: Math.random, digests: nodeDigests });
    served = await serveObjects(engine);
    await ask("PUT", "/box");
  });

  afterAll(() => served.close());

  /** Sends headers as UTF-8, as curl, Go and Python do; Node's own would be Latin-1. */
  function ask(method: string, path: string, more: Record<string, string> = {}, body = ""): Promise<Reply> {
    const { host, hostname, port } = new URL(served.url);
    const [bare = path, search = ""] = path.split("?");
    const query = [...new URLSearchParams(search)];
    const plain = { method, path: bare, query, headers: { host, ...more } };
    const signing = { credentials: root, now: Date.now(), region: "us-east-1", digests: nodeDigests };
    const headers = Object.fromEntries(
      Object.entries(signHeaders(plain, nodeDigests.sha256(body), signing)).map(([name, value]) => [
        name,
        Buffer.from(value, "utf8").toString("latin1"),
      ]),
    );
    const target = query.length === 0 ? bare : `${bare}?${canonicalQuery(query)}`;
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path: target, headers }, (reply) => {
        const pieces: Buffer[] = [];
        reply.on("data", (piece: Buffer) => void pieces.push(piece));
        reply.on("end", () => {
          const told = Object.entries(reply.headers).map(([name, value]) => {
            return [name, Buffer.from(String(value), "latin1").toString("utf8")] as const;
          });
          const text = Buffer.concat(pieces).toString("utf8");
          resolve({ status: reply.statusCode ?? 0, headers: Object.fromEntries(told), body: text });
        });
      });
      sent.on("error", reject);
      // Beside a text Node would write the headers as UTF-8 once more.
      sent.end(Buffer.from(body));
    });
  }

  it("reads headers as UTF-8, and writes metadata as encoded words", async () => {
    expect(await ask("PUT", "/box/k", { "x-amz-meta-author": "日本 Åsa" }, "x")).toMatchObject({
      status: 200,
    });
    const { headers } = await ask("HEAD", "/box/k");
    expect(headers["x-amz-meta-author"]).toBe("=?UTF-8?q?=E6=97=A5=E6=9C=AC_=C3=85sa?=");
  });

  it("writes other headers as UTF-8", async () => {
    await ask("PUT", "/box/k", {}, "x");
    const asked = "?response-content-disposition=attachment%3B%20filename%3D%22%C3%B6.txt%22";
    const reply = await ask("GET", `/box/k${asked}`);
    expect([reply.headers["content-disposition"], reply.body]).toEqual(['attachment; filename="ö.txt"', "x"]);
  });

  it.each([0, 1, 65_536, 65_537, 1_000_000])(
    "hands back a body of %i bytes with its length",
    async (length) => {
      const body = "rowhouse".repeat(125_000).slice(0, length);
      await ask("PUT", "/box/sized", { "content-length": String(length) }, body);
      const reply = await ask("GET", "/box/sized");
      expect(reply.body === body).toBe(true);
      expect(reply.headers["content-length"]).toBe(String(length));
    },
  );

  it("lets no metadata and no other header of an object begin a header of its own", async () => {
    const { host } = new URL(served.url);
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const credential = `${root.accessKey}/${stamp.slice(0, 8)}/us-east-1/s3/aws4_request`;
    const sent = {
      key: "injected",
      "content-type": "text/html\r\nset-cookie: a=b",
      "cache-control": "no-store\r\n\r\n<script>",
      "x-amz-meta-a": "1\r\nset-cookie: c=d",
      "x-amz-algorithm": "AWS4-HMAC-SHA256",
      "x-amz-credential": credential,
      "x-amz-date": stamp,
    };
    const expiration = new Date(Date.now() + 60_000).toISOString();
    const conditions = [
      { bucket: "box" },
      ...Object.entries(sent).map(([name, value]) => ({ [name]: value })),
    ];
    const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString("base64");
    const scope = { day: stamp.slice(0, 8), region: "us-east-1", service: "s3" };
    const signature = signText(signingKey(root.secretKey, scope, nodeDigests), policy, nodeDigests);
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...sent, policy, "x-amz-signature": signature }))
      form.append(name, value);
    form.append("file", new Blob(["x"]), "x");
    expect((await fetch(`http://${host}/box`, { method: "POST", body: form })).status).toBe(204);
    const { headers, body } = await ask("GET", "/box/injected");
    expect(headers).not.toHaveProperty("set-cookie");
    expect(headers["content-type"]).toBe("text/html  set-cookie: a=b");
    expect(headers["cache-control"]).toBe("no-store    <script>");
    expect(headers["x-amz-meta-a"]).toBe("=?UTF-8?b?MQ0Kc2V0LWNvb2tpZTogYz1k?=");
    expect(body).toBe("x");
  });

  it("keeps nothing of an upload that ends before its length", async () => {
    const { hostname, port, host } = new URL(served.url);
    const query = presign({ method: "PUT", path: "/box/cut", query: [], headers: { host } }, 60, {
      credentials: root,
      now: Date.now(),
      region: "us-east-1",
      digests: nodeDigests,
    });
    const path = `/box/cut?${canonicalQuery(query)}`;
    await new Promise<void>((resolve) => {
      const sent = request({ hostname, port, method: "PUT", path, headers: { "content-length": "100" } });
      sent.on("error", () => resolve());
      sent.write("only this", () => sent.destroy());
      sent.on("close", () => resolve());
    });
    expect((await ask("HEAD", "/box/cut")).status).toBe(404);
  });
});
