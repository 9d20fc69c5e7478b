import { expect, type Page } from "@playwright/test";

/** An instructor asks which answers are alike: of one learner alone there is no pair, and the page says so. */
export async function lookForSimilar(
  page: Page,
  address: string,
  sound: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto(address);
  await page.getByRole("link", { name: "Similar answers" }).click();
  await expect(page.getByText("Only answers in SQL are compared")).toBeVisible();
  await sound(page);
  await page.getByRole("link", { name: /Country unknown/ }).click();
  await expect(page.getByText("No two answers are more alike than the exercise explains.")).toBeVisible();
  await expect(page.getByText(/left out: too short or too ordinary/)).toBeVisible();
  await sound(page);
}
