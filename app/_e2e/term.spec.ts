import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, expect, test } from "@playwright/test";
import { startNode, stop } from "@/app/_cli/child";
import { type ClassSite, fill, openClassSite, startClass } from "./class-site";
import { judged, press, typeAnswer } from "./solve";

const hour = 3_600_000;
/** A field's value so many hours from now; the class lives in UTC. */
const inHours = (hours: number): string => new Date(Date.now() + hours * hour).toISOString().slice(0, 16);

/** Without the accounts that were closed. */
const wrong = `SELECT c.full_name, c.email FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
  WHERE o.id IS NULL AND c.deleted_at IS NULL`;
const right =
  "SELECT c.full_name, c.email FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL";

let site: ClassSite;
let teacher: BrowserContext;
let learner: BrowserContext;
let address = "";
let grades = "";

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

test("an assignment that is late already is handed in wrong, shown where, and handed in right for half", async () => {
  const page = await teacher.newPage();
  await page.goto(site.link);
  await fill(page, {
    Name: "Mara Okafor",
    "E-mail": "mara@example.org",
    "New password": "three blue herons",
  });
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.goto("/classes");
  await fill(page, { Name: "A term", "Time zone": "UTC" });
  await page.getByRole("button", { name: "Make the class" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A term");
  address = new URL(page.url()).pathname;
  const code = await page
    .getByText(/Learners join with the code/)
    .locator("b")
    .innerText();
  await page.goto(`${address}/new-assignment`);
  await fill(page, {
    Title: "Joins",
    "Single exercises": "never-ordered",
    Due: inHours(-1),
    "Late work until": inHours(24),
    "Late work earns": "50",
  });
  await page.getByRole("button", { name: "Assign it" }).click();
  const own = await learner.newPage();
  await own.goto(`/join?code=${code.trim()}`);
  await fill(own, { Name: "Bo Lindqvist", "E-mail": "bo@example.org", Password: "night train north" });
  await own.getByRole("button", { name: "Make the account" }).click();
  await own.goto(address);
  await own.getByRole("link", { name: "Joins" }).click();
  await own.getByRole("link", { name: /never ordered/i }).click();
  const exercise = own.getByRole("region", { name: /never ordered/i }).last();
  await typeAnswer(own, exercise, wrong, "keys");
  await press(own, exercise, "Submit", "keys");
  await judged(exercise, /^Not yet/);
  await expect(exercise.getByText(/smallest data/i).first()).toBeVisible();
  await typeAnswer(own, exercise, right, "keys");
  await press(own, exercise, "Submit", "keys");
  await judged(exercise, /^Passed on all/);
  await own.goto(address);
  await own.getByRole("link", { name: "Joins" }).click();
  await expect(own.getByText("Late: it earns 50 % of its points.")).toBeVisible();
});

test("an extension that is granted afterwards makes it whole, and the instructor comments and exports", async () => {
  const page = await teacher.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: "Joins" }).click();
  await fill(page, { Learners: "bo@example.org", "New due date": inHours(48), Why: "the train stood still" });
  await page.getByRole("button", { name: "Grant it" }).click();
  const own = await learner.newPage();
  await own.goto(address);
  await own.getByRole("link", { name: "Joins" }).click();
  await expect(own.getByText("2 of 2 points. Attempt 2 of 2 counts, the best.")).toBeVisible();
  await page.goto(`${address}/gradebook`);
  await page
    .getByRole("row", { name: /Bo Lindqvist/ })
    .getByRole("link")
    .first()
    .click();
  await fill(page, { Comment: "An anti-join says it as well." });
  await page.getByRole("button", { name: "Comment" }).click();
  await expect(page.getByText("An anti-join says it as well.")).toBeVisible();
  grades = await (
    await teacher.request.get(`/api/classes/${address.split("/").at(-1)}/gradebook?as=csv`)
  ).text();
  expect(grades).toContain("Bo Lindqvist,bo@example.org,,2,2");
});

interface Sums {
  grades: string;
}

/** What `npm run admin` prints on a data folder. */
async function admin<T>(folder: string, ...args: string[]): Promise<T> {
  const child = startNode(["--import", "tsx", "app/_cli/admin.ts", ...args, "--json"], {
    env: { ROWHOUSE_DATA: folder },
    output: "pipe",
  });
  let text = "";
  child.process.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  expect(await child.exited, `admin ${args.join(" ")}`).toBe(0);
  return JSON.parse(text) as T;
}

test("the backup of the last stop gives the same gradebook on a fresh folder", async () => {
  await site.stop();
  const before = await admin<Sums>(site.folder, "checksum");
  const backup = readdirSync(join(site.folder, "backups")).find((name) => name.endsWith(".jsonl.gz"));
  const fresh = mkdtempSync(join(tmpdir(), "rowhouse-restored-"));
  try {
    await admin(fresh, "restore", join(site.folder, "backups", backup ?? ""));
    expect((await admin<Sums>(fresh, "checksum")).grades).toBe(before.grades);
    const restored = await startClass(fresh);
    try {
      const signIn = await teacher.request.post(`${restored.url}/api/auth/sign-in`, {
        data: { email: "mara@example.org", password: "three blue herons" },
      });
      expect(signIn.ok()).toBe(true);
      const id = address.split("/").at(-1);
      const again = await teacher.request.get(`${restored.url}/api/classes/${id}/gradebook?as=csv`);
      expect(await again.text()).toBe(grades);
    } finally {
      await stop(restored, 20_000);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
});
