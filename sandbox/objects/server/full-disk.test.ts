import { describe, expect, it } from "vitest";
import { sendSigned, textBytes } from "../console/send";
import { fromUtf8 } from "../digest/utf8";
import { createObjectEngine } from "../engine";
import { readBody } from "../identity/read-body";
import { memoryContents } from "../storage/memory-contents";
import { asStorageError } from "./file-contents";
import { nodeDigests } from "./node-digests";

const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const noSpace = (): Error => Object.assign(new Error("no space left on device"), { code: "ENOSPC" });

function startStore(): {
  disk: { full: "log" | "contents" | "nothing" };
  send: (method: string, target: string, body?: string) => Promise<{ status: number; text: string }>;
} {
  const disk: { full: "log" | "contents" | "nothing" } = { full: "nothing" };
  const contents = memoryContents();
  const engine = createObjectEngine({
    root,
    now: Date.now,
    random: Math.random,
    digests: nodeDigests,
    journal: {
      append: () => (disk.full === "log" ? Promise.reject(asStorageError(noSpace())) : Promise.resolve()),
    },
    contents: {
      read: (...asked) => contents.read(...asked),
      write: (body) =>
        disk.full === "contents" ? Promise.reject(asStorageError(noSpace())) : contents.write(body),
    },
  });
  const deps = { engine, credentials: root, digests: nodeDigests, now: Date.now, region: "us-east-1" };
  return {
    disk,
    async send(method, target, body = "") {
      const reply = await sendSigned({ method, target, headers: {}, body: textBytes(body) }, deps);
      return { status: reply.status, text: fromUtf8(await readBody(reply.body, 1_000_000)) ?? "" };
    },
  };
}

describe("a full disk", () => {
  it.each(["log", "contents"] as const)(
    "answers 507 where the %s cannot be written, keeps what was there, and recovers",
    async (full) => {
      const { disk, send } = startStore();
      await send("PUT", "/box");
      await send("PUT", "/box/k", "before");
      disk.full = full;
      const refused = await send("PUT", "/box/k", "after");
      expect(refused.status).toBe(507);
      expect(refused.text).toContain("<Code>XMinioStorageFull</Code>");
      expect(await send("GET", "/box/k")).toEqual({ status: 200, text: "before" });
      expect((await send("PUT", "/box/new", "x")).status).toBe(507);
      expect((await send("GET", "/box/new")).status).toBe(404);
      disk.full = "nothing";
      expect((await send("PUT", "/box/k", "after")).status).toBe(200);
      expect(await send("GET", "/box/k")).toEqual({ status: 200, text: "after" });
    },
  );

  it("keeps what other writers were told while one of them fails", async () => {
    const { disk, send } = startStore();
    await send("PUT", "/box");
    const first = send("PUT", "/box/a", "1");
    await first;
    disk.full = "log";
    const lost = await Promise.all(["b", "c", "d"].map((key) => send("PUT", `/box/${key}`, key)));
    expect(lost.map(({ status }) => status)).toEqual([507, 507, 507]);
    disk.full = "nothing";
    const list = await send("GET", "/box?list-type=2");
    expect(list.text.match(/<Key>[^<]*/g)).toEqual(["<Key>a"]);
  });
});
