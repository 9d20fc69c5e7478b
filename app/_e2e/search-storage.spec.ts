import { expect, type Page, test } from "@playwright/test";
import type { SearchHarness } from "@/sandbox/search/browser/harness/page";
import { serveSearchHarness } from "@/sandbox/search/server/harness";
import type { PageServer } from "@/sandbox/server/page-server";

let server: PageServer;
test.beforeAll(async () => {
  server = await serveSearchHarness();
});
test.afterAll(() => server.close());

async function visit(page: Page): Promise<void> {
  await page.goto(server.url);
  await page.waitForFunction(() => "harness" in globalThis);
}

type Call = {
  [Name in keyof SearchHarness]: [Name, ...Parameters<SearchHarness[Name]>];
}[keyof SearchHarness];

/** Calls the harness of a page. */
const call = (page: Page, ...asked: Call): Promise<unknown> =>
  page.evaluate(([name, ...given]) => {
    const { harness } = globalThis as unknown as {
      harness: Record<string, (...given: unknown[]) => unknown>;
    };
    return harness[name]?.(...given);
  }, asked);

const send = async (page: Page, method: string, path: string, body?: string): Promise<string> =>
  String(await call(page, "send", method, path, body));

/** Opens the engine in a page that was loaded anew. */
async function begin(page: Page): Promise<void> {
  await visit(page);
  expect(await call(page, "open", "goods")).toBe(0);
}

const search = JSON.stringify({ query: { match: { text: "quiet" } }, explain: true, version: true });
const questions: readonly (readonly [string, string, string?])[] = [
  ["POST", "/goods/_search", search],
  ["GET", "/goods/_mapping"],
  ["GET", "/_cat/indices?v"],
  ["GET", "/goods/_doc/2"],
];

async function asked(page: Page): Promise<string[]> {
  const answers: string[] = [];
  for (const question of questions) answers.push(await send(page, ...question));
  return answers;
}

test("what was indexed is there after a reload, with the same scores", async ({ page }) => {
  await begin(page);
  const lines = Array.from(
    { length: 20 },
    (_, i) => `{"index":{"_id":"${i}"}}\n{"text":"${"quiet ".repeat(1 + (i % 3))}harbour"}\n`,
  );
  await send(page, "POST", "/goods/_bulk", lines.join(""));
  await call(page, "pass", 1_500);
  expect(await send(page, "GET", "/goods/_count?filter_path=count")).toBe('200 {"count":20}');
  await send(page, "DELETE", "/goods/_doc/3?refresh=true");
  expect(await send(page, "POST", "/goods/_doc", '{"text":"quiet, and not to be seen yet"}')).toMatch(
    /^201 /,
  );
  const answers = await asked(page);
  for (const answer of answers) expect(answer).toMatch(/^200 /);
  expect(answers[0]).toContain("_explanation");
  await page.reload();
  await page.waitForFunction(() => "harness" in globalThis);
  await call(page, "pass", 1_500);
  expect(await call(page, "open", "goods")).toBe(0);
  expect(await asked(page)).toEqual(answers);
});

test("a damaged record is set aside, told, and the rest served", async ({ page }) => {
  await begin(page);
  for (const id of ["a", "b", "c"]) await send(page, "PUT", `/goods/_doc/${id}`, "{}");
  await call(page, "close");
  await call(page, "damage", "goods", 1);
  expect(await call(page, "open", "goods")).toBe(1);
  expect(await send(page, "HEAD", "/goods/_doc/a")).toBe("200 ");
  expect(await send(page, "HEAD", "/goods/_doc/b")).toBe("404 ");
  expect(await send(page, "HEAD", "/goods/_doc/c")).toBe("200 ");
  await call(page, "close");
  expect(await call(page, "rowsIn", "goods", "damaged")).toBe(1);
  expect(await call(page, "open", "goods")).toBe(0);
});

test("a second tab is refused in a sentence, and let in when the first one has gone", async ({
  page,
  context,
}) => {
  await begin(page);
  await send(page, "PUT", "/goods/_doc/1", "{}");
  const second = await context.newPage();
  await visit(second);
  await expect(call(second, "open", "goods", 100)).rejects.toThrow(
    'The search engine "goods" is open in another tab. Close it there, then open it here again.',
  );
  await page.close({ runBeforeUnload: false });
  expect(await call(second, "open", "goods")).toBe(0);
  expect(await send(second, "HEAD", "/goods/_doc/1")).toBe("200 ");
});

test("a page that is closed while it writes has lost nothing that was acknowledged", async ({
  page,
  context,
}) => {
  await begin(page);
  const kept: string[] = [];
  const enough = new Promise<void>((done) => {
    page.on("console", (message) => {
      kept.push(message.text().replace("kept ", ""));
      if (kept.length === 300) done();
    });
  });
  const writing = call(page, "writeForever").catch((cause: unknown) => String(cause));
  await enough;
  await page.close({ runBeforeUnload: false });
  expect(await writing).toMatch(/closed/);
  const next = await context.newPage();
  await begin(next);
  const lost: string[] = [];
  for (const id of kept)
    if ((await send(next, "GET", `/crash/_source/${id}`)) !== `200 {"n":${id}}`) lost.push(id);
  expect(lost).toEqual([]);
});

test("a full disk refuses writes, keeps what was there, and recovers", async ({ page, context }) => {
  const disk = await context.newCDPSession(page);
  const { origin } = new URL(server.url);
  await disk.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 3_000_000 });
  await begin(page);
  await send(page, "PUT", "/goods/_doc/1", '{"a":1}');
  // Text that a database cannot make smaller.
  const text = Array.from({ length: 6_000_000 }, () => Math.random().toString(36).at(2)).join("");
  const refused = await send(page, "PUT", "/goods/_doc/1", JSON.stringify({ text }));
  expect(refused).toMatch(/^429 .*"cluster_block_exception","reason":"blocked by: \[TOO_MANY_REQUESTS\/12\//);
  expect(await send(page, "GET", "/goods/_source/1")).toBe('200 {"a":1}');
  await disk.send("Storage.overrideQuotaForOrigin", { origin });
  expect(await send(page, "PUT", "/goods/_doc/1", '{"a":2}')).toContain('"_version":2,');
  await call(page, "close");
  expect(await call(page, "open", "goods")).toBe(0);
  expect(await send(page, "GET", "/goods/_source/1")).toBe('200 {"a":2}');
});
