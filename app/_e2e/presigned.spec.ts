import { expect, type Locator, type Page, test } from "@playwright/test";

const lesson = "/09-object-storage/03-presigned-urls";
const title = "A pass for five minutes";
const contract = "private/contracts/3.pdf";

test.use({ serviceWorkers: "allow" });

const block = (page: Page): Locator => page.getByRole("region", { name: `Object store, runnable: ${title}` });
/** The last address in the block's result for a key; `live` once it has run here, `recorded` before. */
const address = (page: Page, key: string, of: "live" | "recorded" = "live"): Locator =>
  block(page)
    .locator(`.${of}`)
    .getByRole("link", { name: new RegExp(`^http://localhost:9000/media/${key}\\?.*X-Amz-Signature`) })
    .last();

async function visit(page: Page): Promise<void> {
  await page.goto(lesson);
  await page.evaluate(() => navigator.serviceWorker.ready);
}

async function run(page: Page, text: string): Promise<void> {
  await block(page).getByRole("textbox", { name: title }).click();
  await expect(block(page).locator(".cm-content")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
  await block(page).getByRole("button", { name: /^Run/ }).click();
}

async function open(page: Page, link: Locator): Promise<Page> {
  const opened = page.waitForEvent("popup");
  await link.click();
  const beside = await opened;
  await beside.waitForLoadState();
  return beside;
}

const shown = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);

test("a presigned address opens in the browser, from the record and from a run, with the network shut too", async ({
  page,
  context,
}) => {
  await visit(page);
  expect(await shown(await open(page, address(page, contract, "recorded")))).toContain("[pdf]");
  await block(page).getByRole("button", { name: /^Run/ }).click();
  await expect(address(page, contract)).toBeVisible();
  await context.setOffline(true);
  expect(await shown(await open(page, address(page, contract)))).toContain("[pdf]");
});

test("it opens on the clock of its block, and is refused after its time", async ({ page }) => {
  await visit(page);
  await run(page, `mc share download --expire 5m lab/media/${contract}\n\n@clock +6m\n`);
  expect(await shown(await open(page, address(page, contract)))).toContain("Request has expired");
});

test("the address of the figure opens at the time that its clock shows", async ({ page }) => {
  await visit(page);
  const figure = page.locator("figure", { hasText: "A request, signed in advance." });
  const link = figure.getByRole("link", { name: "Open it in this browser" });
  expect(await shown(await open(page, link))).toContain("an invoice");
  await figure.getByRole("slider").fill("75");
  await expect(figure.getByRole("status")).toContainText("403 AccessDenied");
  expect(await shown(await open(page, link))).toContain("Request has expired");
});

test("an object that claims to be a page or a drawing runs nothing", async ({ page }) => {
  await visit(page);
  const script = "<script>document.title='ran'</script>";
  for (const [key, type, body] of [
    ["incoming/8/page", "text/html", `<h1>yours</h1>${script}`],
    ["incoming/8/drawing", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`],
  ] as const) {
    await run(
      page,
      `PUT /media/${key}\nContent-Type: ${type}\n\n${body}\n\n### then\npresign GET /media/${key}?X-Amz-Expires=300\n`,
    );
    const beside = await open(page, address(page, key));
    expect(await shown(beside)).toContain(script);
    expect(await beside.title()).not.toBe("ran");
    const place = await beside.evaluate(() => ({ type: document.contentType, origin: window.origin }));
    expect(place).toEqual({ type: "text/plain", origin: "null" });
    await beside.close();
  }
});

test("when the page that printed it is gone, the address says so", async ({ page }) => {
  await visit(page);
  const beside = await open(page, address(page, contract, "recorded"));
  await page.reload();
  await beside.reload();
  await expect(beside.getByRole("heading", { level: 1 })).toHaveText("Nobody answers for this address");
});
