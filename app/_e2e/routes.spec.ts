import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { settle, tooWide, violations } from "./sound";

/** Addresses of the site map, and the two pages that no map names. */
async function routes(page: Page): Promise<string[]> {
  const map = await (await page.request.get("/sitemap.xml")).text();
  const listed = [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, address]) => new URL(address ?? "").pathname,
  );
  return [...listed, "/no-such-page"];
}

/** Pages that the build wrote: one that is missing from the site map would never be tested. */
function builtPages(): string[] {
  const folder = ".next/server/app";
  return readdirSync(join(process.cwd(), folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html") && !name.startsWith("_"))
    .map((name) => `/${name.replace(/\.html$/, "").replace(/^index$/, "")}`);
}

test("the site map names every page that was built", async ({ page }) => {
  const named = await routes(page);
  expect(builtPages().filter((path) => !named.includes(path))).toEqual([]);
});

for (const width of [320, 768, 1280]) {
  test(`axe finds nothing on any route, ${width} px${width === 1280 ? ", light and dark" : ""}, and no page scrolls sideways`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height: 800 });
    for (const path of await routes(page)) {
      await test.step(path, async () => {
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await page.goto(path);
        await settle(page);
        expect.soft(await violations(page), `${path} light ${width}`).toEqual([]);
        expect.soft(await tooWide(page), `${path} at ${width} px is too wide`).toBeLessThanOrEqual(0);
        // The themes differ in colours alone, and colours are the same at every width.
        if (width !== 1280) return;
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        expect.soft(await violations(page, ["color-contrast"]), `${path} dark ${width}`).toEqual([]);
      });
    }
  });
}

test("every page has one first heading, a title of its own and a way to skip to the text", async ({
  page,
}) => {
  const titles = new Map<string, string>();
  for (const path of await routes(page)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), path).toHaveCount(1);
    const title = await page.title();
    expect(titles.get(title), `${path} and another page are both called ${title}`).toBeUndefined();
    titles.set(title, path);
    await expect(page.locator("a.skip"), path).toHaveAttribute("href", "#main");
    await expect(page.locator("#main"), path).toHaveCount(1);
  }
});

test("no page reports an error, and none asks another site for anything", async ({ page, baseURL }) => {
  const told: string[] = [];
  const foreign: string[] = [];
  page.on("pageerror", (error) => told.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("404")) told.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "") && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url());
  });
  for (const path of await routes(page)) await page.goto(path, { waitUntil: "networkidle" });
  expect(told).toEqual([]);
  expect(foreign).toEqual([]);
});
