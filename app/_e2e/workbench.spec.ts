import { readFileSync } from "node:fs";
import { expect, type Locator, type Page, test } from "@playwright/test";

const link = (sql: string): string => `/workbench#sql=${encodeURIComponent(sql)}`;
const bench = (page: Page): Locator => page.getByRole("region", { name: "SQL, workbench" });
const run = (page: Page): Promise<void> => bench(page).getByRole("button", { name: /^Run/ }).click();

async function type(page: Page, text: string): Promise<void> {
  await bench(page).getByRole("textbox").click();
  await expect(page.locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(text),
});
const give = (page: Page, name: string, text: string): Promise<void> =>
  page.locator("input[type=file]").setInputFiles(file(name, text));

test("a text comes with the link, and rows stay from run to run until they are reset", async ({ page }) => {
  await page.goto(link("UPDATE customers SET country = 'DK' WHERE country IS NULL;"));
  await expect(bench(page).getByRole("textbox")).toContainText("UPDATE customers");
  await run(page);
  await expect(
    bench(page)
      .getByText(/3 rows updated/)
      .first(),
  ).toBeVisible();
  await type(page, "SELECT count(*) AS unknown FROM customers WHERE country IS NULL");
  await run(page);
  await expect(page.getByRole("tabpanel").getByRole("cell", { name: "0" })).toBeVisible();
  await bench(page).getByRole("button", { name: "Reset rows" }).click();
  await run(page);
  await expect(page.getByRole("tabpanel").getByRole("cell", { name: "3" })).toBeVisible();
  await expect(page.getByRole("tab")).toHaveCount(3);
});

test("a damaged link opens an empty workbench and says so", async ({ page }) => {
  await page.goto("/workbench#sql=%E4");
  await expect(bench(page).getByText(/damaged/i)).toBeVisible();
  await expect(bench(page).getByRole("textbox")).toHaveText("");
});

test("a CSV file becomes a table, a broken one is named with its line, and nothing is lost", async ({
  page,
}) => {
  await page.goto(link("SELECT name, inhabitants + 1 AS more FROM towns ORDER BY name;"));
  await give(page, "broken.csv", "a,b\n1,2\n3\n");
  await expect(bench(page).getByText(/line 3/i)).toBeVisible();
  await give(page, "towns.csv", "Name;Inhabitants\nKiel;246794\nFlensburg;92550\n");
  await expect(bench(page).getByText(/2 rows in the new table/)).toBeVisible();
  await expect(bench(page).getByRole("textbox")).toContainText("FROM towns");
  await run(page);
  await expect(page.getByRole("tabpanel").getByRole("cell", { name: "246795" })).toBeVisible();
});

test("the database leaves as SQL", async ({ page }) => {
  await page.goto(
    link("CREATE TABLE mine (a int PRIMARY KEY, b text); INSERT INTO mine VALUES (1, 'it''s');"),
  );
  await run(page);
  await expect(
    bench(page)
      .getByText(/2 statements/)
      .first(),
  ).toBeVisible();
  const download = page.waitForEvent("download");
  await bench(page).getByRole("button", { name: "Export as SQL" }).click();
  const sql = readFileSync(await (await download).path(), "utf8");
  expect(sql).toContain("CREATE TABLE");
  expect(sql).toMatch(/INSERT INTO (public\.)?mine/);
  expect(sql).toContain("'it''s'");
});

test("an endless query is stopped, and the session so far is replayed with one button", async ({ page }) => {
  await page.goto(link("CREATE TABLE mine AS SELECT 7 AS seven;"));
  await run(page);
  await expect(
    bench(page)
      .getByText(/SELECT|1 row/)
      .first(),
  ).toBeVisible();
  await type(page, "SELECT count(*) FROM generate_series(1, 1000000000);");
  await run(page);
  await bench(page).getByRole("button", { name: "Stop" }).click();
  await bench(page).getByRole("button", { name: "Replay the session so far" }).click();
  await type(page, "SELECT seven FROM mine;");
  await run(page);
  await expect(page.getByRole("tabpanel").getByRole("cell", { name: "7" })).toBeVisible();
});

test("the text and the history are there after a reload", async ({ page }) => {
  await page.goto(link("SELECT 41 + 1 AS answer;"));
  await run(page);
  await expect(page.getByRole("tabpanel").getByRole("cell", { name: "42" })).toBeVisible();
  await page.goto("/workbench");
  await expect(bench(page).getByRole("textbox")).toContainText("41 + 1");
  await expect(page.getByRole("complementary", { name: "Tables and history" })).toContainText("41 + 1");
});
