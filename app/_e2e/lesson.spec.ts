import { expect, type Locator, type Page, test } from "@playwright/test";

const filtering = "/01-reading-a-database/02-filtering";

/** A runnable block by its title. */
function block(page: Page, title: string): Locator {
  return page.getByRole("region", { name: `SQL, runnable: ${title}` });
}

async function run(of: Locator): Promise<void> {
  // The way to the workbench comes when the page's scripts have taken over.
  await expect(of.getByRole("link", { name: "Workbench" })).toBeVisible();
  await of.getByRole("button", { name: /^Run/ }).click();
}

async function type(page: Page, of: Locator, title: string, text: string): Promise<void> {
  await of.getByRole("textbox", { name: title }).click();
  await expect(of.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

test("a reader predicts, runs, and is told what came back", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers outside Germany");
  await expect(first.getByRole("table")).toBeHidden();
  await first.getByRole("radio", { name: "7" }).check();
  await run(first);
  await expect(first.getByText(/^4 rows, .* ms$/)).toBeVisible();
  await expect(first.getByRole("table").locator("tbody tr")).toHaveCount(4);
  await expect(first.getByText("You predicted 7, it returned 4.")).toBeVisible();
  await expect(first.getByRole("radio", { name: "7" })).toBeDisabled();
});

test("what was typed and predicted is there after a reload, and Reset takes it back", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers outside Germany");
  await type(page, first, "Customers outside Germany", "SELECT 42 AS answer;");
  await page.reload();
  await expect(first.getByRole("textbox")).toContainText("SELECT 42 AS answer;");
  await run(first);
  await expect(first.getByRole("cell", { name: "42" })).toBeVisible();
  await first.getByRole("button", { name: "Reset" }).click();
  await expect(first.getByRole("textbox")).toContainText("WHERE country <> 'DE'");
  await expect(first.getByRole("button", { name: "Reset" })).toBeHidden();
});

test("a press on Run before the scripts have come is not lost, and runs what was typed last", async ({
  page,
}) => {
  await page.goto(filtering);
  await type(
    page,
    block(page, "Customers outside Germany"),
    "Customers outside Germany",
    "SELECT 43 AS answer;",
  );
  let release = (): void => undefined;
  const pressed = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await pressed;
    await route.continue();
  });
  await page.goto(filtering, { waitUntil: "commit" });
  const first = block(page, "Customers outside Germany");
  await first.getByRole("button", { name: /^Run/ }).click();
  release();
  await expect(first.getByRole("cell", { name: "43" })).toBeVisible();
});

test("every run starts from the first rows, whatever the one before did", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await type(page, first, "Customers without a country", "DROP TABLE customers CASCADE;");
  await run(first);
  await expect(first.getByText(/DROP TABLE: done/).first()).toBeVisible();
  await first.getByRole("button", { name: "Reset" }).click();
  await run(first);
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
});

test("an error stands under its place, with PostgreSQL's words and a plain sentence", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await type(page, first, "Customers without a country", "SELECT county FROM customers;");
  await run(first);
  await expect(first.getByText('column "county" does not exist').first()).toBeVisible();
  await expect(first.getByText(/42703/).first()).toBeVisible();
  await expect(first.getByText(/customers\.country/).first()).toBeVisible();
  await expect(first.locator(".cm-content .err, .cm-content [class*=err]").first()).toContainText("county");
});

test("an endless query shows its seconds, stops when told, and the next one runs", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await run(first);
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  await type(
    page,
    first,
    "Customers without a country",
    "SELECT count(*) FROM generate_series(1, 1000000000);",
  );
  await run(first);
  await first.getByRole("button", { name: "Stop" }).click();
  await expect(first.getByText("Stopped: you pressed Stop.").first()).toBeVisible();
  await first.getByRole("button", { name: "Reset" }).click();
  await run(first);
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
});

test("several statements give several results, and the first error ends them", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await type(
    page,
    first,
    "Customers without a country",
    "SELECT 1 AS a;\nSELECT 2 AS b;\nSELECT 1/0;\nSELECT 3 AS c;",
  );
  await run(first);
  await expect(first.getByRole("table")).toHaveCount(2);
  await expect(first.getByText("division by zero").first()).toBeVisible();
  await expect(first.getByText("SELECT 3 AS c", { exact: true })).toHaveCount(0);
});

test("a result of ten thousand rows scrolls and says how much is shown", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await type(page, first, "Customers without a country", "SELECT i FROM generate_series(1, 12345) AS i;");
  await run(first);
  await expect(first.getByText("10,000 of 12,345 rows shown.")).toBeVisible();
  expect(await first.getByRole("row").count()).toBeLessThan(200);
});

test("with keys alone: into the editor, run, and out again", async ({ page }) => {
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await first.getByRole("textbox").focus();
  await expect(first.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(first.getByRole("button", { name: /^Run/ })).toBeFocused();
});

test("without JavaScript the lesson is whole: text, code, every recorded result, the answers", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto(filtering);
  await expect(page.getByRole("heading", { name: "Half-open time" })).toBeVisible();
  await expect(block(page, "Customers outside Germany").getByRole("table").locator("tbody tr")).toHaveCount(
    4,
  );
  await expect(page.getByText("The answer: 4")).toBeVisible();
  await context.close();
});

test("without WebAssembly the recorded result stays, with one sentence", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await run(first);
  await expect(first.getByText(/This browser cannot run PostgreSQL/)).toBeVisible();
  await expect(first.getByRole("table").locator("tbody tr")).toHaveCount(3);
});

test("a browser that keeps nothing still runs, and says that nothing is kept", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await type(page, first, "Customers without a country", "SELECT 7 AS seven;");
  await expect(first.getByText(/This browser keeps nothing/)).toBeVisible();
  await run(first);
  await expect(first.getByRole("cell", { name: "7" })).toBeVisible();
});

test("a lesson that is only read loads nothing of the engine", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(filtering, { waitUntil: "networkidle" });
  await page.getByRole("heading", { name: "Half-open time" }).scrollIntoViewIfNeeded();
  expect(asked.filter((url) => /\/(engine|datasets)\//.test(url))).toEqual([]);
});

test("the first Run transfers at most 5 MB, each file once, and the second nothing", async ({ page }) => {
  let bytes = 0;
  const asked: string[] = [];
  page.on("requestfinished", async (request) => {
    if (!/\/(engine|datasets)\//.test(request.url())) return;
    asked.push(new URL(request.url()).pathname);
    const { responseBodySize } = await request.sizes();
    bytes += responseBodySize;
  });
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await run(first);
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  expect(bytes).toBeGreaterThan(1_000_000);
  expect(bytes).toBeLessThan(5_000_000);
  expect(new Set(asked).size).toBe(asked.length);
  const before = asked.length;
  await run(first);
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  expect(asked.length).toBe(before);
});

test("a browser without workers keeps the recorded result and says why", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"));
  await page.goto(filtering);
  const first = block(page, "Customers without a country");
  await run(first);
  await expect(first.getByText(/This browser cannot run PostgreSQL/)).toBeVisible();
  await expect(first.getByRole("table").locator("tbody tr")).toHaveCount(3);
});
