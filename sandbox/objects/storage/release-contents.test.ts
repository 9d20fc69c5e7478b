import { describe, expect, it } from "vitest";
import { sendSigned, textBytes } from "../console/send";
import { pureDigests } from "../digest/pure-digests";
import { fromUtf8 } from "../digest/utf8";
import { createObjectEngine, emptyState } from "../engine";
import { ObjectError } from "../errors/object-error";
import { readBody } from "../identity/read-body";
import type { ByteStream } from "../request";
import type { KeptContents } from "./contents";
import { releaseContents } from "./release-contents";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const now = (): number => Date.UTC(2026, 0, 15);

/** Contents in a map, and what lies in it. */
function mapContents(): KeptContents & { readonly lying: Map<string, Uint8Array> } {
  const lying = new Map<string, Uint8Array>();
  async function* read(id: string, start: number, length: number): ByteStream {
    const bytes = lying.get(id);
    if (!bytes) throw new Error(`content ${id} is not there`);
    for (let at = start; at < start + length; at++) yield bytes.subarray(at, at + 1);
  }
  let made = 0;
  return {
    lying,
    async write(body) {
      const bytes = await readBody(body, 20_000_000);
      const id = `content ${made++}`;
      lying.set(id, bytes);
      return { id, size: bytes.length };
    },
    read: ({ id }, start, length) => read(id, start, length),
    async remove(ids) {
      for (const id of ids) lying.delete(id);
    },
  };
}

function startStore(): {
  disk: { full: boolean };
  texts: () => Promise<string[]>;
  get: (target: string) => Promise<ByteStream>;
  send: (method: string, target: string, body?: string) => Promise<{ status: number; text: string }>;
} {
  const disk = { full: false };
  const kept = mapContents();
  const append = (): Promise<void> =>
    disk.full ? Promise.reject(new ObjectError("StorageFull")) : Promise.resolve();
  const { contents, journal, settled } = releaseContents(kept, { append }, emptyState(root));
  const engine = createObjectEngine({ root, now, random: Math.random, contents, journal });
  const deps = { engine, credentials: root, digests: pureDigests, now, region: "us-east-1" };
  return {
    disk,
    async texts() {
      await settled();
      return [...kept.lying.values()].map((bytes) => fromUtf8(bytes) ?? "");
    },
    get: async (target) =>
      (await sendSigned({ method: "GET", target, headers: {}, body: textBytes("") }, deps)).body,
    async send(method, target, body = "") {
      const reply = await sendSigned({ method, target, headers: {}, body: textBytes(body) }, deps);
      return { status: reply.status, text: fromUtf8(await readBody(reply.body, 1_000_000)) ?? "" };
    },
  };
}

describe("releaseContents(kept, journal, start)", () => {
  it("removes what was overwritten or deleted, and no version that is still there", async () => {
    const { send, texts } = startStore();
    await send("PUT", "/box");
    await send("PUT", "/box/k", "one");
    await send("PUT", "/box/k", "two");
    expect(await texts()).toEqual(["two"]);
    await send(
      "PUT",
      "/box?versioning",
      "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    );
    await send("PUT", "/box/k", "three");
    await send("DELETE", "/box/k");
    expect(await texts()).toEqual(["two", "three"]);
    await send("DELETE", "/box/k?versionId=null");
    expect(await texts()).toEqual(["three"]);
  });

  it("keeps the parts that an object was made of, and removes those of an upload that ends", async () => {
    const { send, texts } = startStore();
    await send("PUT", "/box");
    const begin = async (): Promise<string> =>
      /<UploadId>([^<]*)/.exec((await send("POST", "/box/k?uploads")).text)?.[1] ?? "";
    const first = await begin();
    await send("PUT", `/box/k?uploadId=${first}&partNumber=1`, "part");
    const etag = /<ETag>(?:&#34;|"|&quot;)?(\w+)/.exec(
      (await send("GET", `/box/k?uploadId=${first}`)).text,
    )?.[1];
    const list = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`;
    expect((await send("POST", `/box/k?uploadId=${first}`, list)).status).toBe(200);
    const second = await begin();
    await send("PUT", `/box/k?uploadId=${second}&partNumber=1`, "abandoned");
    expect(await texts()).toEqual(["part", "abandoned"]);
    await send("DELETE", `/box/k?uploadId=${second}`);
    expect(await texts()).toEqual(["part"]);
    expect((await send("GET", "/box/k")).text).toBe("part");
  });

  it("waits for those who read", async () => {
    const { send, get, texts } = startStore();
    await send("PUT", "/box");
    await send("PUT", "/box/k", "one");
    const body = await get("/box/k");
    await send("PUT", "/box/k", "two");
    expect(await texts()).toEqual(["one", "two"]);
    expect(fromUtf8(await readBody(body, 10))).toBe("one");
    expect(await texts()).toEqual(["two"]);
  });

  it("removes what belongs to a change that could not be written down, before the next write", async () => {
    const { disk, send, texts } = startStore();
    await send("PUT", "/box");
    await send("PUT", "/box/k", "before");
    disk.full = true;
    expect((await send("PUT", "/box/k", "lost")).status).toBe(507);
    disk.full = false;
    expect((await send("PUT", "/box/l", "next")).status).toBe(200);
    expect(await texts()).toEqual(["before", "next"]);
    expect((await send("GET", "/box/k")).text).toBe("before");
  });
});
