import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page, test } from "@playwright/test";

const search = "/08-elasticsearch/01-inverted-index";
const objects = "/09-object-storage/01-buckets-keys-objects";

/** A runnable block by its title. */
const block = (page: Page, kind: string, title: string): Locator =>
  page.getByRole("region", { name: `${kind}, runnable: ${title}` });

/** Puts the editor in place by the keyboard alone: the code takes the focus, the editor takes its place. */
async function enter(page: Page, of: Locator): Promise<void> {
  // What the bar offers comes when the page's scripts have taken over.
  await expect(of.getByRole("button", { name: "Copy as curl" })).toBeVisible();
  await of.getByRole("textbox").focus();
  await expect(of.locator(".cm-content")).toBeFocused();
}

async function write(page: Page, of: Locator, text: string): Promise<void> {
  await enter(page, of);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Types, and takes the offer of this name. A list takes no key in its first 75 ms, so that nobody picks what they did not see. */
async function pick(page: Page, typed: string, name: string | RegExp): Promise<void> {
  await page.keyboard.type(typed);
  await expect(page.getByRole("option", { name, selected: true })).toBeVisible();
  const seen = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 80, seen);
  await page.keyboard.press("Enter");
}

async function noViolations(page: Page, within: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test("a search is completed, run, folded and copied with the keyboard only, and the way out is Escape, then Tab", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(search);
  const first = block(page, "Elasticsearch", "The first search");
  await write(page, first, "");
  await pick(page, "GET /prod", /^products/);
  await pick(page, "/_searc", "_search");
  await pick(page, '\n{ "que', "query");
  await page.keyboard.press("Control+Space");
  await expect(page.getByRole("option", { name: "match_phrase", exact: true })).toBeVisible();
  await pick(page, "match_p", "match_phrase");
  await pick(page, '"ti', /^title text/);
  await page.keyboard.type("smoked herring");
  await expect(first.getByRole("textbox")).toContainText('"match_phrase": { "title": "smoked herring"');
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(first.getByText(/^200 OK/)).toBeVisible();

  const shards = first.locator(".live summary").filter({ hasText: "fields }" }).first();
  await shards.focus();
  await page.keyboard.press("Enter");
  await expect(first.getByText('"successful": 1')).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(first.getByText('"successful": 1')).toBeHidden();

  await first.getByRole("button", { name: "Copy as curl" }).focus();
  await page.keyboard.press("Enter");
  await expect(first.getByText("Copied as curl.")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("curl -X GET 'http://localhost:9200/products/_search'");

  await enter(page, first);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(first.getByRole("button", { name: /^Run/ })).toBeFocused();
});

test("the editor takes the place of the code without moving a letter", async ({ page }) => {
  await page.goto(search);
  const first = block(page, "Elasticsearch", "The first search");
  // Of the first letters, in the code as it was built and in the editor's line.
  const placeOf = (of: Locator): Promise<number[]> =>
    of.first().evaluate((line) => {
      const range = document.createRange();
      range.selectNodeContents(document.createTreeWalker(line, NodeFilter.SHOW_TEXT).nextNode() ?? line);
      const { left, top } = range.getBoundingClientRect();
      return [Math.round(left), Math.round(top)];
    });
  await first.scrollIntoViewIfNeeded();
  const before = await placeOf(first.locator("pre .line"));
  await enter(page, first);
  expect(await placeOf(first.locator(".cm-line"))).toEqual(before);
});

test("a body is checked while it is written, and a refusal is marked at its key, in the engine's words", async ({
  page,
}) => {
  await page.goto(search);
  const first = block(page, "Elasticsearch", "The first search");
  await write(page, first, 'GET /products/_search\n{ "size": 1 "from": 2 }');
  await expect(first.locator(".err")).toHaveText('"from"');
  await expect(first.getByText(/^Line 2: Unexpected character .*expecting comma/)).toBeVisible();
  await write(
    page,
    first,
    'GET /products/_search\n{ "query": { # Räucherfisch\n  "matc": { "title": "x" } } }',
  );
  await expect(first.locator(".err")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(first.getByText(/^400 Bad Request/)).toBeVisible();
  await expect(first.locator(".err")).toHaveText('"matc"');
  await expect(first.getByText("Line 3: unknown query [matc] did you mean [match]?")).toBeVisible();
  await noViolations(page, ".run:has(.fault)");
});

test("the figure beside a console shows what the run left behind", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(search);
  const write1 = block(page, "Elasticsearch", "Write, read, search");
  await write1.getByText("nothing", { exact: true }).click();
  await write1.getByRole("button", { name: /^Run/ }).click();
  const state = write1.getByRole("group", { name: "Indices", exact: true });
  await expect(state.getByText("Indices after this run")).toBeVisible();
  await expect(state.getByText("1 more after a refresh")).toBeVisible();
  await page.goto(objects);
  const copy = block(page, "Object store", "Mirror one folder, so that all follows");
  await expect(copy.getByText("Buckets before this block")).toBeVisible();
  await copy.getByRole("button", { name: /^Run/ }).click();
  const buckets = copy.getByRole("group", { name: "Buckets", exact: true });
  await expect(buckets.getByText("seasons/autumn.jpg")).toBeVisible();
  await expect(buckets.getByText("gone")).toBeVisible();
  await noViolations(page, ".run:has(.holds details[open])");
});

test("commands of mc are completed with what the store holds, and Tab leaves after Escape", async ({
  page,
}) => {
  await page.goto(objects);
  const one = block(page, "Object store", "One level below products/17/");
  await write(page, one, "");
  await pick(page, "mc l", /^ls/);
  await pick(page, " --recu", /^--recursive/);
  await page.keyboard.type(" lab/");
  await expect(page.getByRole("option", { name: /^shop-window/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.type("shop-window");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(one.getByText(/^exit 0/)).toBeVisible();
  await expect(one.getByText("What mc asked the server")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(one.getByRole("button", { name: /^Run/ })).toBeFocused();
});

test("with the network shut after the page has come, a console still runs what it ran once, and completes", async ({
  page,
  context,
}) => {
  await page.goto(objects);
  const one = block(page, "Object store", "One level below products/17/");
  await enter(page, one);
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(one.getByText(/^200 OK/)).toBeVisible();
  await context.setOffline(true);
  await write(page, one, "GET /media/products/17/front.jpg");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(one.getByText("oyster knife", { exact: false }).first()).toBeVisible();
  await page.keyboard.type("\n\nGET /shop");
  await expect(page.getByRole("option", { name: /^shop-window/ })).toBeVisible();
});

test("at 320 px nothing of a console makes the page scroll sideways, and the state stands folded below", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const [path, kind, title, what] of [
    [search, "Elasticsearch", "Write, read, search", "Indices"],
    [objects, "Object store", "Mirror one folder, so that all follows", "Buckets"],
  ] as const) {
    await page.goto(path);
    const one = block(page, kind, title);
    await expect(one.getByText(`${what} before this block`)).toBeVisible();
    await one.getByRole("button", { name: /^Run/ }).click();
    await expect(one.getByText(`${what} after this run`)).toBeVisible();
    await expect(one.locator(".holds .groups")).toHaveCount(0);
    await one.getByText(`${what} after this run`).click();
    await expect(one.locator(".holds .groups")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
