import { expect, type Locator, type Page, test } from "@playwright/test";

const filtering = "/01-reading-a-database/02-filtering";
const log = (page: Page): Promise<string | null> =>
  page.evaluate(() => localStorage.getItem("rowhouse:progress"));

/** Opens a page and waits until its scripts are there: a click before is nobody's. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
}

/** A key pressed before React has woken the page is nobody's: it is pressed again until it is heard. */
async function pressUntil(page: Page, key: string, seen: Locator): Promise<void> {
  await expect(async () => {
    if (!(await seen.isVisible())) await page.keyboard.press(key);
    await expect(seen).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

test("the search opens by a key, finds in spite of a slip, and goes where it says", async ({ page }) => {
  await open(page, "/about");
  const field = page.getByRole("combobox", { name: "Search the course" });
  await pressUntil(page, "/", field);
  await expect(field).toBeFocused();
  await field.fill("tiebraker");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("tiebreaker");
  await expect(first).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(field).toHaveAttribute("aria-activedescendant", "hit-1");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/glossary#tiebreaker$|\/02-filtering/);
});

test("the search says when it found nothing, and Escape gives the focus back", async ({ page }) => {
  await open(page, "/about");
  const opener = page.getByRole("button", { name: "Search the course" });
  await opener.click();
  await page.getByRole("combobox").fill("zzzzqqq");
  await expect(page.getByText("Nothing for “zzzzqqq”.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test("the search says so when its index does not come", async ({ page }) => {
  await page.route("**/generated/search.json", (route) => route.abort());
  await open(page, "/about");
  await pressUntil(page, "ControlOrMeta+k", page.getByRole("combobox"));
  await expect(page.getByText(/^The search did not load/)).toBeVisible();
});

test("the question mark opens the list of keys, but not while typing", async ({ page }) => {
  await open(page, "/glossary");
  await page.getByLabel("Find a term").press("?");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByLabel("Find a term").blur();
  await pressUntil(page, "?", page.getByRole("dialog", { name: "Keys" }));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a chosen theme is there before the first paint of the next page", async ({ page }) => {
  await open(page, "/");
  const theme = page.getByRole("button", { name: /^Theme:/ });
  await theme.click();
  await theme.click();
  await expect(theme).toHaveAccessibleName("Theme: dark");
  await page.goto("/about", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(theme).toHaveAccessibleName("Theme: dark");
});

test("a lesson is begun by a prediction, read at its end, and the course continues after it", async ({
  page,
}) => {
  await open(page, filtering);
  await page.getByRole("radio").first().check();
  await expect.poll(() => log(page)).toContain('"predicted"');
  expect(await log(page)).not.toContain('"read"');
  await page.getByRole("navigation", { name: "Previous and next lesson" }).scrollIntoViewIfNeeded();
  await expect.poll(() => log(page)).toContain('"read"');
  await open(page, "/");
  await expect(page.getByRole("link", { name: "Continue 1.3" })).toBeVisible();
});

test("a damaged log is set aside, and the page says so", async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("rowhouse:progress", "{"));
  await open(page, "/about");
  await expect(page.getByText(/^Your progress could not be read/)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("progress leaves as a file, comes back from it, and goes when it is deleted", async ({ page }) => {
  await open(page, filtering);
  await page.getByRole("radio").first().check();
  await expect.poll(() => log(page)).toContain('"predicted"');
  await open(page, "/about#progress");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as a file" }).click(),
  ]);
  const path = await file.path();
  await page.getByRole("button", { name: "Delete all" }).click();
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await expect(page.getByText(/^Nothing yet/)).toBeVisible();
  await page.getByLabel("Progress file").setInputFiles(path);
  await expect(page.getByText("1 event was read and merged with this browser's log.")).toBeVisible();
  await page
    .getByLabel("Progress file")
    .setInputFiles({ name: "a.json", mimeType: "", buffer: Buffer.from("no") });
  await expect(page.getByText("Nothing was imported. It is not JSON.")).toBeVisible();
});

test("an unknown address offers the nearest page", async ({ page }) => {
  const answer = await page.goto("/01-reading-a-database/03-jions");
  expect(answer?.status()).toBe(404);
  await page.getByRole("link", { name: "1.3 Joins" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Joins");
});

test("on a phone the list of lessons opens in the page, takes the focus, and closes on Escape", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, filtering);
  const list = page.getByRole("navigation", { name: "Lessons of module 1" });
  const opener = page.getByRole("button", { name: "Lessons" });
  await expect(list).toBeHidden();
  await opener.click();
  await expect(list).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(opener).toBeFocused();
});

test("a filter keeps the entries that hold its words", async ({ page }) => {
  await open(page, "/glossary");
  await expect(async () => {
    await page.getByLabel("Find a term").fill("");
    await page.getByLabel("Find a term").fill("half-open");
    await expect(page.getByRole("heading", { name: "tiebreaker" })).toBeHidden({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "half-open interval" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("the course, its lessons and the way between them are there", async ({ page }) => {
    await open(page, "/");
    await page
      .getByRole("link", { name: /Filtering, NULL/ })
      .first()
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Filtering");
    await page
      .getByRole("navigation", { name: "Lessons of module 1" })
      .getByRole("link", { name: /Joins/ })
      .click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Joins");
    await expect(page.getByRole("button", { name: /^(Search|Theme|Lessons)/ })).toHaveCount(0);
  });
});

test("a dialog whose code does not come says so, and the page stays", async ({ page, context }) => {
  await open(page, "/about");
  await context.setOffline(true);
  await page.getByRole("button", { name: "Keyboard" }).click();
  await expect(page.getByText(/^This did not arrive\./)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("About this course");
});
