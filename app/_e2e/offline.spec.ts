import { expect, test } from "@playwright/test";

const lesson = "/01-reading-a-database/02-filtering";
const other = "/01-reading-a-database/03-joins";

test.use({ serviceWorkers: "allow" });

test("after one visit with a run, the course reads and runs with the network shut", async ({
  page,
  context,
}) => {
  await page.goto(lesson);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const first = page.getByRole("region", { name: "SQL, runnable: Customers without a country" });
  await first.getByRole("button", { name: /^Run/ }).click();
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  // The worker keeps the other pages after it has started.
  await expect
    .poll(() => page.evaluate(async (path) => (await caches.match(path)) !== undefined, other))
    .toBe(true);
  await context.setOffline(true);
  await page.reload();
  await first.getByRole("button", { name: /^Run/ }).click();
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  await page.goto(other);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Joins");
  const joins = page.getByRole("region", { name: /^SQL, runnable/ }).first();
  await joins.getByRole("button", { name: /^Run/ }).click();
  await expect(joins.getByText(/\d+ rows?, .* ms$/)).toBeVisible();
});

test("a damaged copy is fetched again, never served", async ({ page }) => {
  const failed: string[] = [];
  page.on("pageerror", (error) => failed.push(error.message));
  await page.goto(lesson);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  const damaged = await page.evaluate(async () => {
    const name = (await caches.keys()).find((key) => key !== "rowhouse-versions");
    if (!name) return 0;
    const cache = await caches.open(name);
    const scripts = (await cache.keys()).filter((request) => request.url.endsWith(".js"));
    for (const request of scripts) await cache.put(request, new Response("throw new Error('damaged')"));
    return scripts.length;
  });
  expect(damaged).toBeGreaterThan(0);
  await page.reload();
  const first = page.getByRole("region", { name: "SQL, runnable: Customers without a country" });
  await first.getByRole("button", { name: /^Run/ }).click();
  await expect(first.getByText(/^3 rows, .* ms$/)).toBeVisible();
  expect(failed).toEqual([]);
});
