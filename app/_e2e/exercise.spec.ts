import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";

const filtering = "/01-reading-a-database/02-filtering";
const joins = "/01-reading-a-database/03-joins";
const acid = "/01-reading-a-database/01-databases-acid-workbench";

const exercise = (page: Page, title: string): Locator =>
  page.getByRole("region", { name: title, exact: true });
const press = (of: Locator, name: string): Promise<void> =>
  of.getByRole("button", { name, exact: true }).click();
const verdict = (of: Locator): Locator => of.locator(".verdict");

async function write(page: Page, title: string, text: string): Promise<Locator> {
  const of = exercise(page, title);
  await of.getByRole("textbox", { name: title }).click();
  await expect(of.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
  return of;
}

const wrong = "SELECT id, email FROM customers WHERE country = NULL";
const right = "SELECT id, email FROM customers WHERE country IS NULL";

test("a wrong answer is told why, a right one is right here and passed on all data, and its window is filled", async ({
  page,
}) => {
  await page.goto(filtering);
  const first = await write(page, "Country unknown", wrong);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Not yet: 3 rows are missing.");
  await expect(verdict(first)).toContainText("is never true");
  const lines = (table: RegExp): Locator =>
    verdict(first).getByRole("table", { name: table }).locator("tbody tr");
  await expect(lines(/^Your rows, 0/)).toHaveText(["no such row", "no such row", "no such row"]);
  await expect(lines(/^Expected, 3/)).toHaveCount(3);
  await write(page, "Country unknown", right);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Right on the data you see.");
  await press(first, "Submit");
  await expect(verdict(first)).toContainText("Passed on all 6 datasets.", { timeout: 60_000 });
  await page.goto("/");
  await expect(page.locator(".mods .mod").first()).toContainText("1 of 28 exercises passed");
});

test("what is wrong on hidden rows only is shown on the smallest data, and runs there", async ({ page }) => {
  await page.goto(joins);
  const never = await write(
    page,
    "Never ordered",
    "SELECT c.full_name, c.email FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status <> 'cancelled' WHERE o.id IS NULL",
  );
  await press(never, "Submit");
  const example = never.getByRole("region", { name: "Smallest counter-example" });
  await expect(example).toBeVisible({ timeout: 60_000 });
  await expect(example.getByRole("table", { name: /^customers/ }).locator("tbody tr")).toHaveCount(1);
  await expect(example.getByRole("table", { name: /^orders/ }).locator("tbody tr")).toHaveCount(1);
  await expect(example.getByRole("table", { name: /^Your rows/ }).locator("tbody tr")).toHaveCount(1);
  const expected = example.getByRole("table", { name: /^Expected/ }).locator("tbody tr");
  await expect(expected).toHaveCount(1);
  await expect(expected).toHaveText("no such row");
  await press(example, "Run on this data");
  await expect(never.getByText(/^On the counter-example: 1 row, /)).toBeVisible();
});

test("every attempt is kept, and any can be put back after a reload", async ({ page }) => {
  await page.goto(filtering);
  const first = await write(page, "Country unknown", wrong);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Not yet");
  await write(page, "Country unknown", right);
  await page.reload();
  await expect(first.getByRole("textbox")).toContainText("IS NULL");
  await first.getByText("1 attempt, kept in this browser").click();
  await first.getByRole("button", { name: /^Restore/ }).click();
  await expect(first.getByRole("textbox")).toContainText("= NULL");
});

test("of two tabs the newer text wins, and the other is told and keeps its own", async ({
  page,
  context,
}) => {
  await page.goto(filtering);
  const first = await write(page, "Country unknown", "SELECT 'from the first tab'");
  const other = await context.newPage();
  await other.goto(filtering);
  await write(other, "Country unknown", "SELECT 'from the second tab'");
  await expect(first.getByRole("textbox")).toContainText("from the second tab");
  await expect(first.getByText("You typed in another tab")).toBeVisible();
  await first.getByText("1 attempt, kept in this browser").click();
  await expect(first.getByText("SELECT 'from the first tab'")).toBeVisible();
});

test("without a network Check goes on after its first use, and Submit says that nothing was handed in", async ({
  page,
  context,
}) => {
  await page.goto(filtering);
  const first = await write(page, "Country unknown", right);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Right on the data you see.");
  await context.setOffline(true);
  await write(page, "Country unknown", wrong);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Not yet: 3 rows are missing.");
  await press(first, "Submit");
  await expect(verdict(first)).toContainText("Kept here, not handed in yet.");
  await context.setOffline(false);
  await press(first, "Try again");
  await expect(verdict(first)).toContainText("Not yet: 3 rows are missing.", { timeout: 60_000 });
});

test("with keys alone: into the editor, Check by its keys, out again, and Submit", async ({ page }) => {
  await page.goto(filtering);
  const first = exercise(page, "Country unknown");
  await first.getByRole("textbox", { name: "Country unknown" }).focus();
  await expect(first.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(right);
  await page.keyboard.press("Shift+ControlOrMeta+Enter");
  await expect(verdict(first)).toContainText("Right on the data you see.");
  await expect(first.locator(".cm-content")).toBeFocused();
  // The first closes the list of completions, the second leaves the editor to Tab.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  for (const name of ["Run", "Check", "Submit"]) {
    await page.keyboard.press("Tab");
    await expect(first.getByRole("button", { name: new RegExp(`^${name}`) })).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(verdict(first)).toContainText("Passed on all 6 datasets.", { timeout: 60_000 });
});

test("a quiz says what is wrong with a choice, and passes by the right ones", async ({ page }) => {
  await page.goto(acid);
  const promise = exercise(page, "Which promise broke?");
  await press(promise, "Check");
  await expect(verdict(promise)).toContainText("Not judged yet: 6 of 6 have no choice.");
  const answers = ["Atomicity", "Consistency", "Isolation", "Durability", "None", "None"];
  for (const [i, answer] of answers.entries()) {
    const box = promise.getByRole("combobox").nth(i);
    const label = await box.locator("option", { hasText: answer }).first().textContent();
    await box.selectOption({ label: label ?? "" });
  }
  await press(promise, "Submit");
  await expect(verdict(promise)).toContainText("Passed.", { timeout: 60_000 });
});

test("who gives up sees the reference, and another task counts from then on", async ({ page }) => {
  await page.goto(filtering);
  const first = await write(page, "Everyone not in Germany", "SELECT id, email, country FROM customers");
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Not yet");
  await press(first, "Show the reference");
  await press(first, "Give up and show it");
  await expect(first.getByText("IS DISTINCT FROM 'DE'")).toBeVisible();
  await press(first, "Go on to the other task");
  await expect(first).toContainText("Denmark");
  await write(
    page,
    "Everyone not in Germany",
    "SELECT id, email, country FROM customers WHERE country IS DISTINCT FROM 'DK'",
  );
  await press(first, "Submit");
  await expect(verdict(first)).toContainText("Passed on all 6 datasets.", { timeout: 60_000 });
});

test("what went wrong is on the list of reviews, with the sentence of the misconception", async ({
  page,
}) => {
  await page.goto(filtering);
  const first = await write(page, "Country unknown", wrong);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("is never true");
  await page.goto("/review");
  await expect(page.getByRole("link", { name: "1.2a Country unknown" })).toBeVisible();
  await expect(page.getByText("is never true")).toBeVisible();
});

test("names and cells that look like markup stay text", async ({ page }) => {
  await page.goto(filtering);
  const evil = "<img src=x onerror=alert(1)>";
  const first = await write(page, "Country unknown", `SELECT 1 AS "${evil}", '${evil}' AS b`);
  let alerts = 0;
  page.on("dialog", (dialog) => {
    alerts += 1;
    void dialog.dismiss();
  });
  await press(first, "Submit");
  await expect(verdict(first)).toContainText("Not yet", { timeout: 60_000 });
  await expect(first.locator("img")).toHaveCount(0);
  expect(alerts).toBe(0);
});

test("an answer that never ends is stopped, and the next Check is judged", async ({ page }) => {
  await page.goto(filtering);
  const endless = "SELECT 1, pg_sleep(1000)";
  const first = await write(page, "Country unknown", endless);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Stopped: your answer ran longer than it may.", {
    timeout: 30_000,
  });
  await write(page, "Country unknown", right);
  await press(first, "Check");
  await expect(verdict(first)).toContainText("Right on the data you see.", { timeout: 30_000 });
});

test("an exercise that no lesson asks has a page of its own, and judges a function in TypeScript", async ({
  page,
}) => {
  await page.goto("/01-reading-a-database");
  await page.getByRole("link", { name: "Find the injection" }).click();
  const injection = exercise(page, "Find the injection");
  await press(injection, "Check");
  await expect(verdict(injection)).toContainText("Not yet", { timeout: 60_000 });
  const reference = await readFile(
    "exercises/catalog/01-reading-a-database/find-the-injection/reference.ts",
    "utf8",
  );
  await write(page, "Find the injection", reference);
  await press(injection, "Submit");
  await expect(verdict(injection)).toContainText("Passed", { timeout: 60_000 });
});

test("at 320 px a counter-example fits, and the page does not scroll sideways", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(joins);
  const never = await write(
    page,
    "Never ordered",
    "SELECT c.full_name, c.email FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status <> 'cancelled' WHERE o.id IS NULL",
  );
  await press(never, "Submit");
  const example = never.getByRole("region", { name: "Smallest counter-example" });
  await expect(example.getByRole("table", { name: /^Expected/ }).locator("tbody tr")).toHaveCount(1, {
    timeout: 60_000,
  });
  const sides = await example.evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return { left, right, page: document.documentElement.scrollWidth };
  });
  expect(sides.left).toBeGreaterThanOrEqual(0);
  expect(sides.right).toBeLessThanOrEqual(320);
  expect(sides.page).toBe(320);
});
