import { readdirSync } from "node:fs";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type ClassSite, fill, openClassSite } from "./class-site";
import { watchBoard } from "./class-board";
import { tendPeople } from "./class-people";
import { lookForSimilar } from "./class-similarity";
import { press, typeAnswer } from "./solve";
import { sound as soundPage } from "./sound";

let site: ClassSite;
let teacher: BrowserContext;
let learner: BrowserContext;

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
  site = await openClassSite();
  teacher = await browser.newContext({ baseURL: site.url });
  learner = await browser.newContext({ baseURL: site.url });
});

test.afterAll(async () => {
  await teacher.close();
  await learner.close();
  await site.end();
});

/** The class pages that were looked at, by their paths. */
const looked = new Set<string>();

async function sound(page: Page): Promise<void> {
  looked.add(new URL(page.url()).pathname);
  await soundPage(page);
}

let code = "";
let address = "";

test("the first admin comes in by the link, which works once, and makes a class", async () => {
  const page = await teacher.newPage();
  await page.goto(`${site.url}${site.link}`);
  await sound(page);
  await fill(page, {
    Name: "Mara Okafor",
    "E-mail": "mara@example.org",
    "New password": "three blue herons",
  });
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.goto("/set-password?token=" + new URL(site.link, site.url).searchParams.get("token"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link does not work");
  await page.goto("/classes");
  await sound(page);
  await fill(page, { Name: "Databases, autumn 2026", "Time zone": "Europe/Nowhere" });
  await page.getByRole("button", { name: "Make the class" }).click();
  await expect(page.getByText("Type a zone of the IANA database, such as Europe/Berlin.")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Databases, autumn 2026");
  await fill(page, { "Time zone": "Europe/Berlin" });
  await page.getByRole("button", { name: "Make the class" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Databases, autumn 2026");
  address = new URL(page.url()).pathname;
  code = (
    await page
      .getByText(/Learners join with the code/)
      .locator("b")
      .innerText()
  ).trim();
  await sound(page);
});

test("an assignment says what is wrong with it, keeps what was typed, and is made", async () => {
  const page = await teacher.newPage();
  await page.goto(`${address}/new-assignment`);
  await sound(page);
  await fill(page, {
    Title: "Reading",
    "Single exercises": "country-unknown never-orderd",
    "Attempts allowed": "2",
  });
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByText("There is no exercise never-orderd.")).toBeVisible();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Reading");
  await fill(page, { "Single exercises": "country-unknown never-ordered", Due: "2099-03-29T02:30" });
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByText(/2099-03-29T02:30 does not come in Europe\/Berlin/)).toBeVisible();
  await fill(page, { Due: "2099-03-30T23:59" });
  await page.getByRole("button", { name: "Assign it" }).click();
  await expect(page.getByRole("row", { name: /Reading/ })).toContainText("Mon 30 Mar 2099, 23:59");
});

test("an assignment is changed from what stands, and one that was a mistake is taken back", async () => {
  const page = await teacher.newPage();
  await page.goto(`${address}/new-assignment`);
  await fill(page, { Title: "A mistake", "Single exercises": "country-unknown", Due: "2099-02-01T12:00" });
  await page.getByLabel("The reference", { exact: true }).selectOption("no");
  await page.getByRole("button", { name: "Assign it" }).click();
  await page.getByRole("link", { name: "A mistake" }).click();
  await page.getByRole("link", { name: "Change it or take it back" }).click();
  await sound(page);
  await expect(page.getByLabel("Due", { exact: true })).toHaveValue("2099-02-01T12:00");
  await expect(page.getByLabel("The reference", { exact: true })).toHaveValue("no");
  await fill(page, { Title: "" });
  await page.getByRole("button", { name: "Change it" }).click();
  await fill(page, { Title: "A large mistake" });
  await page.getByRole("button", { name: "Change it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A large mistake");
  await page.getByRole("link", { name: "Change it or take it back" }).click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByRole("link", { name: "See the class as a learner" }).click();
  await expect(page.getByText("This is what a learner sees, with your own answers.")).toBeVisible();
  await expect(page.getByRole("link", { name: "New assignment" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "A large mistake" })).toHaveCount(0);
  await sound(page);
  await page.getByRole("link", { name: "Reading" }).click();
  await expect(page.getByRole("heading", { name: "Grant an extension" })).toHaveCount(0);
});

test("a learner joins by the code, hands in wrong and right, and sees what counts", async () => {
  const page = await learner.newPage();
  await page.goto("/classes");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await sound(page);
  await fill(page, { "Code from your instructor": code.toLowerCase().replace("-", " ") });
  await page.getByRole("button", { name: "Join" }).click();
  await sound(page);
  await fill(page, { Name: "Amara Diallo", "E-mail": "amara@example.org", Password: "night train north" });
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.goto(address);
  await expect(page.getByText(/^Next: Reading closes Mon 30 Mar 2099, 23:59/)).toBeVisible();
  await sound(page);
  await page.getByRole("link", { name: "Reading" }).click();
  await page.getByRole("link", { name: /Country unknown/ }).click();
  const exercise = page.getByRole("region", { name: /Country unknown/ });
  for (const [text, title] of [
    ["SELECT id, email FROM customers WHERE country = NULL", /^Not yet/],
    ["SELECT id, email FROM customers WHERE country IS NULL", /^Passed on all 6 datasets/],
  ] as const) {
    await typeAnswer(page, exercise, text, "keys");
    await press(page, exercise, "Submit", "keys");
    await expect(exercise.locator(".verdict .vt")).toHaveText(title, { timeout: 60_000 });
  }
  await typeAnswer(page, exercise, "SELECT 1", "keys");
  await press(page, exercise, "Submit", "keys");
  await expect(exercise.locator(".verdict .vt")).toHaveText("All 2 attempts are used");
  await page.goto(address);
  await page.getByRole("link", { name: "Reading" }).click();
  await expect(page.getByText("Attempt 2 of 2 counts, the best. 0 of 2 attempts left.")).toBeVisible();
  await expect(page.locator(".attempt-rows li").filter({ hasText: "Passed, counts" })).toBeVisible();
  await sound(page);
});

test("the instructor says something of an attempt and sets a grade by hand, and the learner reads it", async () => {
  const page = await teacher.newPage();
  await page.goto(`${address}/gradebook`);
  await page
    .getByRole("row", { name: /Amara Diallo/ })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByText("Passed on all 6 datasets.")).toBeVisible();
  await sound(page);
  await fill(page, { Comment: "Short and right." });
  await page.getByRole("button", { name: "Comment" }).click();
  await fill(page, { Points: "7", Why: "ill" });
  await page.getByRole("button", { name: "Set it" }).click();
  await expect(page.getByText("This exercise has 1 point.")).toBeVisible();
  await fill(page, { Points: "0.5", Why: "copied the hint" });
  await page.getByRole("button", { name: "Set it" }).click();
  const own = await learner.newPage();
  await own.goto(address);
  await own.getByRole("link", { name: "Reading" }).click();
  await expect(own.getByText("0.5 of 1 points. Set by your instructor.")).toBeVisible();
  await own.locator(".attempt-rows").getByRole("link").last().click();
  await expect(own.getByText("Short and right.")).toBeVisible();
  await expect(own.getByRole("button", { name: "Set it" })).toHaveCount(0);
  await page.getByRole("button", { name: "Set it" }).click();
  await own.goBack();
  await own.reload();
  await expect(own.getByText("Attempt 2 of 2 counts, the best.")).toBeVisible();
});

test("the instructor sees the grades, grants an attempt, and exports; the learner sees none of it", async () => {
  const page = await teacher.newPage();
  await page.goto(`${address}/gradebook`);
  await expect(page.getByRole("row", { name: /Amara Diallo/ })).toContainText(/1 2/);
  await sound(page);
  await page.goto(address);
  await page.getByRole("link", { name: "Reading" }).click();
  await fill(page, { Learners: "nobody@example.org", "More attempts": "1", Why: "ill" });
  await page.getByRole("button", { name: "Grant it" }).click();
  await expect(page.getByText("Nothing was granted. Not in this class: nobody@example.org.")).toBeVisible();
  await fill(page, { Learners: "amara@example.org", "More attempts": "1", Why: "ill" });
  await page.getByRole("button", { name: "Grant it" }).click();
  const csv = await teacher.request.get(`/api/classes/${address.split("/").at(-1)}/gradebook?as=csv`);
  expect(await csv.text()).toContain("Amara Diallo,amara@example.org,,1,,1");
  const own = await learner.newPage();
  await own.goto(`${address}/gradebook`);
  await expect(own.getByRole("heading", { level: 1 })).not.toHaveText("Gradebook");
  await own.goto(address);
  await own.getByRole("link", { name: "Reading" }).click();
  await expect(own.getByText("1 of 3 attempts left.")).toBeVisible();
});

test("the instructor brings in a roster, hands out links and changes roles; a class keeps one instructor", async () => {
  await tendPeople(await teacher.newPage(), address, sound);
});

test("the instructor grades an exercise again, sees that no grade changes, and applies it", async () => {
  const page = await teacher.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: "Grade again" }).click();
  await sound(page);
  await page.getByRole("button", { name: "Grade again" }).click();
  await expect(page.getByLabel("Why", { exact: true })).toBeFocused();
  await fill(page, { Why: "a row of a dataset was wrong" });
  await page.getByRole("button", { name: "Grade again" }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("No grade changes.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await sound(page);
  await page.getByRole("button", { name: "Apply it" }).click();
  await expect(page.getByText("Applied.")).toBeVisible();
  const again = await teacher.request.post(
    `/api/classes/${address.split("/").at(-1)}/regrades/${page.url().split("/").at(-1)}`,
    {
      data: { decision: "discard" },
    },
  );
  expect(again.status()).toBe(409);
  await page.goto(`${address}/regrade`);
  await expect(page.getByRole("listitem").filter({ hasText: "Applied." })).toHaveCount(1);
});

test("wrong answers are put together by what they do, and one is downloaded as a misconception", async () => {
  const page = await teacher.newPage();
  await page.goto(`${address}/gradebook`);
  await page.getByRole("columnheader").getByRole("link", { name: "1.2" }).first().click();
  await expect(page.getByText("1 of 1 who tried have passed, 100 %.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "equals-null" })).toBeVisible();
  await expect(page.getByText("SELECT id, email FROM customers WHERE country = NULL")).toBeVisible();
  await sound(page);
  const attempt = await page.getByRole("link", { name: "The attempt" }).getAttribute("href");
  const file = await teacher.request.get(
    `/api/classes/${address.split("/").at(-1)}/exercises/country-unknown/misconception?submission=${attempt?.split("/").at(-1)}`,
  );
  expect(await file.text()).toBe(
    "-- expect: name-this-mistake\nSELECT id, email FROM customers WHERE country = NULL\n",
  );
});

test("the board says who is working, stuck and done, and keeps itself up to date", async () => {
  await watchBoard(teacher, address, sound);
});

test("answers are compared, and those too ordinary for likeness to mean anything are left out", async () => {
  await lookForSimilar(await teacher.newPage(), address, sound);
});

test("the log says who did what to whom, and is searched", async () => {
  const page = await teacher.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: "Log" }).click();
  await expect(
    page.getByText(/set the grade of Amara Diallo in country-unknown \(Reading\) to 0.5: copied the hint/),
  ).toBeVisible();
  await sound(page);
  await page.getByLabel("What", { exact: true }).selectOption("extension");
  await page.getByLabel("By or about", { exact: true }).fill("amara");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("granted Amara Diallo 1 more attempt for Reading: ill")).toBeVisible();
});

test("every page of a class and its people was looked at by axe and at 320 px", async () => {
  const page = await teacher.newPage();
  for (const path of ["/account", "/people", "/set-password"]) {
    await page.goto(path);
    await sound(page);
  }
  const files = readdirSync("app/(class)", { recursive: true, encoding: "utf8" });
  const patterns = files
    .filter((file) => file.endsWith("page.tsx"))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
  const missed = patterns.filter((pattern) => {
    const like = new RegExp(`^${pattern.replaceAll(/\[\w+\]/g, "[^/]+")}$`);
    return ![...looked].some((path) => like.test(path));
  });
  expect(missed).toEqual([]);
});
