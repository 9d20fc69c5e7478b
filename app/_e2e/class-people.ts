import { expect, type Page } from "@playwright/test";

/** An instructor looks after the people of a class: a roster, links, roles, and the class put away and taken out again. */
export async function tendPeople(
  page: Page,
  address: string,
  sound: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto(address);
  await page.getByRole("link", { name: "People" }).click();
  await sound(page);
  await page.getByRole("button", { name: "Make Mara Okafor a learner" }).click();
  await expect(page.getByText("This is the only instructor of the class.")).toBeVisible();
  await page
    .getByLabel("The lines of a CSV file")
    .fill("name;email\nIda Sund;ida@example.org\nNobody;no address\n");
  await page.getByRole("button", { name: "See what it would do" }).click();
  await expect(page.getByText('Line 3: "no address" is no e-mail address. Correct it.')).toBeVisible();
  await page.getByRole("button", { name: "Bring in the others" }).click();
  await expect(page.getByRole("button", { name: "Download the links" })).toBeVisible();
  await page.reload();
  await expect(page.getByText("For Ida Sund, as a learner")).toBeVisible();
  await page.getByRole("button", { name: "Take back the link for Ida Sund" }).click();
  await expect(page.getByText("For Ida Sund, as a learner")).toHaveCount(0);
  await page.getByRole("button", { name: "Make a link to a new password for Amara Diallo" }).click();
  await expect(page.getByText(/it is shown only once: .*\/set-password\?token=/)).toBeVisible();
  await page.getByRole("button", { name: "Make Amara Diallo an instructor" }).click();
  await page.getByRole("button", { name: "Make Amara Diallo a learner" }).click();
  await page.getByRole("button", { name: "Put it away" }).click();
  await expect(page.getByText("This class is put away")).toBeVisible();
  await page.getByRole("link", { name: "People" }).click();
  await page.getByRole("button", { name: "Take it out again" }).click();
  await expect(page.getByRole("link", { name: "New assignment" })).toBeVisible();
}
