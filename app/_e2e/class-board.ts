import { type BrowserContext, expect, type Page } from "@playwright/test";

/** An instructor watches an assignment go on: the board, which keeps itself up to date, and without scripts is loaded again. */
export async function watchBoard(
  teacher: BrowserContext,
  address: string,
  sound: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await teacher.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: "Reading" }).click();
  await page.getByRole("link", { name: "Who is working, stuck and done" }).click();
  await expect(page.getByRole("row", { name: /Amara Diallo/ })).toContainText(/done/);
  await expect(page.getByRole("checkbox", { name: "Keep it up to date" })).toBeChecked();
  await sound(page);
  const learner = page.getByRole("row", { name: /Amara Diallo/ }).getByRole("link");
  await learner.focus();
  const asOf = page.getByText(/^As of /);
  const before = await asOf.innerText();
  await expect(asOf).not.toHaveText(before, { timeout: 15_000 });
  await expect(learner).toBeFocused();
  await page.route("**/board?from=0", (route) => route.abort());
  await expect(page.getByRole("status").filter({ hasText: "The server does not answer." })).toBeVisible({
    timeout: 15_000,
  });
  await sound(page);
}
