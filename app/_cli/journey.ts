import { chromium, type Page } from "@playwright/test";
import { findChromium } from "./chromium";
import { isMain } from "./main-module";
import { lessonPaths } from "./page-weight";

/** One newcomer's way through a running site: open the course, open a lesson, run its first block, see rows. */
export async function journey(url: string, say: (line: string) => void = console.error): Promise<void> {
  const found = findChromium();
  if (found.kind === "missing") throw new Error(found.message);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ baseURL: url });
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await walk(page, url, say);
    if (errors.length > 0) throw new Error(`The page reported errors:\n${errors.join("\n")}`);
  } finally {
    await browser.close();
  }
}

async function walk(page: Page, url: string, say: (line: string) => void): Promise<void> {
  await page.goto("/");
  say(`Opened the course: ${await page.getByRole("heading", { level: 1 }).first().innerText()}`);
  const [lesson] = await lessonPaths(url);
  if (!lesson) throw new Error("The site map names no lesson.");
  await page.locator(`a[href="${lesson}"]`).first().click();
  await page.waitForURL(`**${lesson}`);
  say(`Opened the first lesson: ${await page.getByRole("heading", { level: 1 }).innerText()}`);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await runFirstBlock(page);
  if (!requests.some((address) => address.includes("/engine/"))) throw new Error("Run loaded no engine.");
  say("Ran its first block in PostgreSQL in the page.");
}

/** Presses the first Run of a lesson and waits for its rows; milliseconds from the press to the result. */
export async function runFirstBlock(page: Page): Promise<number> {
  const started = performance.now();
  await page
    .getByRole("button", { name: /^Run\b/ })
    .first()
    .click();
  await page
    .getByText(/\d+ rows?\b.*\bms\b/)
    .first()
    .waitFor({ timeout: 60_000 });
  return performance.now() - started;
}

async function main([url]: string[]): Promise<void> {
  if (!url) throw new Error("Which site? Give its address, such as http://127.0.0.1:3000.");
  await journey(url);
}

if (isMain(import.meta.url)) await main(process.argv.slice(2));
