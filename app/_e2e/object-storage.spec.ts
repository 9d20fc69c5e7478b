import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, expect, type Page, test } from "@playwright/test";
import { findChromium } from "@/app/_cli/chromium";
import type { ObjectHarness } from "@/sandbox/objects/browser/harness/page";
import { serveObjectHarness } from "@/sandbox/objects/server/harness";
import type { PageServer } from "@/sandbox/server/page-server";

// A trace would be asked of a browser that was killed.
test.use({ trace: "off" });

let server: PageServer;
test.beforeAll(async () => {
  server = await serveObjectHarness();
});
test.afterAll(() => server.close());

declare global {
  var harness: ObjectHarness;
}

async function visit(page: Page): Promise<void> {
  await page.goto(server.url);
  await page.waitForFunction(() => "harness" in globalThis);
}

/** Opens the store of a page that was loaded anew; how many of its records are damaged. */
const open = (page: Page): Promise<number> => page.evaluate(() => harness.open("box"));
const close = (page: Page): Promise<void> => page.evaluate(() => harness.close());
const send = (page: Page, ...asked: Parameters<ObjectHarness["send"]>): ReturnType<ObjectHarness["send"]> =>
  page.evaluate((given) => harness.send(...given), asked);
const keysIn = (page: Page, table: "changes" | "damaged" | "contents"): Promise<number> =>
  page.evaluate((given) => harness.keysIn("box", given), table);

async function put(page: Page, key: string, body: string): Promise<void> {
  expect((await send(page, "PUT", `/box/${key}`, body)).status, key).toBe(200);
}

/** Opens a new store with a bucket in it. */
async function begin(page: Page): Promise<void> {
  await visit(page);
  await open(page);
  expect((await send(page, "PUT", "/box")).status).toBe(200);
}

test("what was put is there after a reload, in every version, and a large object byte for byte", async ({
  page,
}) => {
  await begin(page);
  await send(
    page,
    "PUT",
    "/box?versioning",
    "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
  );
  await put(page, "k", "one");
  await put(page, "k", "two");
  const large = Array.from({ length: 400_000 }, (_, i) => `line ${i}\n`).join("");
  await put(page, "large", large);
  const listed = await send(page, "GET", "/box?versions");
  await page.reload();
  expect(await open(page)).toBe(0);
  expect(await send(page, "GET", "/box?versions")).toEqual(listed);
  expect((await send(page, "GET", "/box/k")).text).toBe("two");
  const oldest = [...listed.text.matchAll(/<Key>k<[\s\S]*?<VersionId>([^<]*)/g)].at(-1)?.[1] ?? "";
  expect((await send(page, "GET", `/box/k?versionId=${oldest}`)).text).toBe("one");
  expect((await send(page, "GET", "/box/large")).text === large).toBe(true);
  expect(await keysIn(page, "contents")).toBe(2 + Math.ceil(large.length / 1024 ** 2));
});

test("contents go with the object that had them, and a long history is forgotten", async ({ page }) => {
  await begin(page);
  const twoChunks = "x".repeat(1_500_000);
  await put(page, "a", twoChunks);
  await put(page, "b", "small");
  expect(await keysIn(page, "contents")).toBe(3);
  await put(page, "a", "overwritten");
  await send(page, "DELETE", "/box/b");
  await expect.poll(() => keysIn(page, "contents")).toBe(1);
  await page.evaluate(async () => {
    for (let i = 0; i < 1_100; i++) await harness.send("PUT", "/box?tagging", tags(i));
    function tags(i: number): string {
      return `<Tagging><TagSet><Tag><Key>n</Key><Value>${i}</Value></Tag></TagSet></Tagging>`;
    }
  });
  expect(await keysIn(page, "changes")).toBeGreaterThan(1_100);
  await page.reload();
  await open(page);
  // Identities, the bucket with its tags, one object.
  expect(await keysIn(page, "changes")).toBe(3);
  expect((await send(page, "GET", "/box?tagging")).text).toContain("<Value>1099</Value>");
  expect((await send(page, "GET", "/box/a")).text).toBe("overwritten");
});

test("a reader gets the object whose content is replaced meanwhile; then it goes", async ({ page }) => {
  await begin(page);
  await put(page, "a", "x".repeat(3_000_000));
  const read = page.evaluate(async () => {
    const reading = harness.send("GET", "/box/a");
    const [{ text }] = await Promise.all([reading, harness.send("PUT", "/box/a", "new")]);
    return text.length;
  });
  expect(await read).toBe(3_000_000);
  await expect.poll(() => keysIn(page, "contents")).toBe(1);
});

test("a second tab is refused in a sentence, and let in when the first one has gone", async ({
  page,
  context,
}) => {
  await begin(page);
  await put(page, "k", "one");
  const second = await context.newPage();
  await visit(second);
  const refused = second.evaluate(() => harness.open("box", 100));
  await expect(refused).rejects.toThrow(
    'The object store "box" is open in another tab. Close it there, then open it here again.',
  );
  await page.close({ runBeforeUnload: false });
  await open(second);
  expect((await send(second, "GET", "/box/k")).text).toBe("one");
});

test("a damaged record is set aside, told, and the rest served", async ({ page }) => {
  await begin(page);
  await put(page, "k", "one");
  await put(page, "l", "two");
  await close(page);
  await page.evaluate(() => harness.damage("box", '"key":"k"', '"key":"x"'));
  expect(await open(page)).toBe(1);
  expect((await send(page, "GET", "/box/k")).status).toBe(404);
  expect((await send(page, "GET", "/box/x")).status).toBe(404);
  expect((await send(page, "GET", "/box/l")).text).toBe("two");
  expect(await keysIn(page, "damaged")).toBe(1);
  await close(page);
  expect(await open(page)).toBe(0);
});

/** Puts objects of so many random bytes until one is refused, and gives that answer. */
const fill = (page: Page, size: number): ReturnType<ObjectHarness["send"]> =>
  page.evaluate(async (bytes) => {
    // Text that a database cannot make smaller.
    const text = (): string => Array.from({ length: bytes }, () => Math.random().toString(36).at(2)).join("");
    for (let i = 0; i < 3_000; i++) {
      const reply = await harness.send("PUT", `/box/${bytes}-${i}`, text());
      if (reply.status !== 200) return reply;
    }
    throw new Error("the disk is not full yet");
  }, size);

test("a full disk answers 507, keeps what was there, and recovers", async ({ page, context }) => {
  const disk = await context.newCDPSession(page);
  const { origin } = new URL(server.url);
  await disk.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 3_000_000 });
  await begin(page);
  await put(page, "k", "before");
  // The first chunks have room: they go again.
  const refused = await fill(page, 6_000_000);
  expect(refused.status).toBe(507);
  expect(refused.text).toContain("<Code>XMinioStorageFull</Code>");
  expect(await keysIn(page, "contents")).toBe(1);
  for (const size of [50_000, 1_000, 1]) expect((await fill(page, size)).status).toBe(507);
  expect((await send(page, "PUT", "/full")).status).toBe(507);
  expect((await send(page, "PUT", "/box/k", "after")).status).toBe(507);
  expect((await send(page, "GET", "/full")).status).toBe(404);
  expect(await send(page, "GET", "/box/k")).toEqual({ status: 200, text: "before" });
  const listed = await send(page, "GET", "/box?list-type=2");
  await disk.send("Storage.overrideQuotaForOrigin", { origin });
  await put(page, "k", "after");
  await page.reload();
  expect(await open(page)).toBe(0);
  expect((await send(page, "GET", "/box/k")).text).toBe("after");
  const keys = (text: string): string[] => [...text.matchAll(/<Key>([^<]*)/g)].map(([, key = ""]) => key);
  expect(keys((await send(page, "GET", "/box?list-type=2")).text)).toEqual(keys(listed.text));
  expect(await keysIn(page, "contents")).toBe(keys(listed.text).length);
});

/** Writes until 300 objects are acknowledged, then kills; the keys that were acknowledged by then. */
async function writeUntilKilled(page: Page, kill: () => Promise<unknown>): Promise<string[]> {
  await send(page, "PUT", "/crash");
  const kept: string[] = [];
  const enough = new Promise<void>((done) => {
    page.on("console", (message) => {
      kept.push(message.text().replace("kept ", ""));
      if (kept.length === 300) done();
    });
  });
  const writing = page.evaluate(() => harness.writeForever()).catch((cause: unknown) => String(cause));
  await enough;
  await kill();
  expect(await writing).toMatch(/crashed|closed/);
  return kept;
}

/** Every object that was acknowledged is whole, and there is no content of a write that nobody was told of. */
async function expectAll(page: Page, kept: readonly string[]): Promise<void> {
  expect(await open(page)).toBe(0);
  const lost = await page.evaluate(async (keys) => {
    const read = async (key: string): Promise<string> => (await harness.send("GET", `/crash/${key}`)).text;
    const texts = await Promise.all(keys.map(read));
    return keys.filter((key, i) => texts[i] !== `body of ${key}`);
  }, kept);
  expect(lost).toEqual([]);
  const listed = await send(page, "GET", "/crash?list-type=2");
  expect(await keysIn(page, "contents")).toBe(listed.text.match(/<Key>/g)?.length);
}

test("a tab that is killed while it writes has lost nothing that was acknowledged", async ({
  page,
  context,
}) => {
  await begin(page);
  const killer = await context.newCDPSession(page);
  const kept = await writeUntilKilled(page, async () => {
    const crashed = page.waitForEvent("crash");
    // Its process ends in the middle of whatever it does, and so cannot answer.
    const unanswered = killer.send("Page.crash").catch((cause: unknown) => String(cause));
    await crashed;
    await page.close();
    expect(await unanswered).toMatch(/crashed|closed/);
  });
  const next = await context.newPage();
  await visit(next);
  await expectAll(next, kept);
});

interface OwnBrowser {
  readonly page: Page;
  /** Ends every process of it at once: nobody gets to tidy up. */
  kill(): Promise<void>;
}

const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stderr) throw new Error("the browser has no output");
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /DevTools listening on (\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("the browser did not start");
};

/** A browser whose data lie in a folder: those of Playwright's own contexts are only in memory. */
async function startBrowser(folder: string): Promise<OwnBrowser> {
  const found = findChromium();
  if (found.kind === "missing") throw new Error(found.message);
  const settings = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"];
  const own = [`--user-data-dir=${folder}`, "--remote-debugging-port=0", "about:blank"];
  const child = spawn(found.path, [...settings, ...own], {
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const gone = once(child, "exit");
  const browser = await chromium.connectOverCDP(await addressOf(child));
  const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
  await visit(page);
  return {
    page,
    async kill() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
      await gone;
    },
  };
}

test("a browser that is killed while it writes has lost nothing that was acknowledged", async () => {
  const folder = await mkdtemp(join(tmpdir(), "object-storage-"));
  let own = await startBrowser(folder);
  try {
    await open(own.page);
    const kept = await writeUntilKilled(own.page, () => own.kill());
    own = await startBrowser(folder);
    await expectAll(own.page, kept);
  } finally {
    await own.kill();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
