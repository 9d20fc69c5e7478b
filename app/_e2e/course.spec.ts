import { readdirSync } from "node:fs";
import { join } from "node:path";
import { devices, expect, type Locator, type Page, test } from "@playwright/test";
import type { ExerciseKey } from "@/exercises/exercise";
import { loadCourse } from "@/content/server/load";
import { loadCatalog } from "@/exercises/server/load";
import { judged, press, solveQuiz, typeAnswer, type Way } from "./solve";

const lessons = await lessonsWithExercises();
/** Answered in a console, by engines that are small enough to be kept with the page. */
const consoles = lessons.filter(({ keys }) =>
  keys.some(({ exercise }) => exercise.kind === "search" || exercise.kind === "objects"),
);
const phone = devices["iPhone 13"];

// First, because the server remembers what is solved below.
test("the reference is not shown before the exercise is passed or given up", async ({ request }) => {
  const reply = await request.post("/api/exercises/one-feed/reference", { data: {} });
  expect(reply.status()).toBe(403);
  expect(await reply.text()).not.toContain("UNION");
});

for (const lesson of lessons) {
  test(`${lesson.id}: every exercise is solved with keys alone`, async ({ page }) => {
    test.setTimeout(60_000 + lesson.keys.length * 30_000);
    await page.goto(lesson.url);
    for (const key of lesson.keys) {
      await check(page, key, "keys");
      await submit(page, key, "keys");
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: phone.viewport, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  for (const lesson of lessons.filter((one) => !consoles.includes(one))) {
    test(`${lesson.id}: every exercise is solved with a finger`, async ({ page }) => {
      test.setTimeout(60_000 + lesson.keys.length * 30_000);
      await page.goto(lesson.url);
      for (const key of lesson.keys) await check(page, key, "finger");
      // The server's part is the same from a phone: one of them is handed in.
      const [first] = lesson.keys;
      if (first) await submit(page, first, "finger");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
});

test.describe("on a phone, with the network shut", () => {
  test.use({
    viewport: phone.viewport,
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    serviceWorkers: "allow",
  });
  for (const lesson of consoles) {
    test(`${lesson.id}: after one visit every exercise is solved with a finger`, async ({
      page,
      context,
    }) => {
      test.setTimeout(60_000 + lesson.keys.length * 30_000);
      await page.goto(lesson.url);
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.reload();
      // One of each kind: its engine comes on first use.
      for (const key of firstOfKind(lesson.keys)) await check(page, key, "finger");
      await everythingKept(page);
      await context.setOffline(true);
      await page.reload();
      for (const key of lesson.keys) await check(page, key, "finger");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  }
});

interface LessonKeys {
  id: string;
  url: string;
  keys: ExerciseKey[];
}

/** The worker keeps the datasets last. */
async function everythingKept(page: Page): Promise<void> {
  const datasets = readdirSync(join(process.cwd(), "public/datasets")).map((name) => `/datasets/${name}`);
  const kept = (): Promise<boolean> =>
    page.evaluate(
      async (all) => (await Promise.all(all.map((one) => caches.match(one)))).every(Boolean),
      datasets,
    );
  await expect.poll(kept, { timeout: 60_000 }).toBe(true);
}

/** A quiz needs no engine, and keeps the choices that were made. */
const firstOfKind = (keys: ExerciseKey[]): ExerciseKey[] =>
  keys.filter(
    ({ exercise: { kind } }, i) =>
      kind !== "quiz" && keys.findIndex(({ exercise }) => exercise.kind === kind) === i,
  );

const regionOf = (page: Page, { exercise }: ExerciseKey): Locator =>
  page.getByRole("region", { name: exercise.title, exact: true });

/** Gives the author's answer, and has it judged in the page. */
async function check(page: Page, key: ExerciseKey, by: Way): Promise<void> {
  const of = regionOf(page, key);
  if (key.exercise.kind === "quiz") {
    await solveQuiz(page, of, { question: key.exercise.question, ...key.reference, by });
  } else {
    await typeAnswer(page, of, key.reference.text, by);
  }
  await press(page, of, "Check", by);
  await judged(of, /^Right/);
}

/** Hands in what stands there. */
async function submit(page: Page, key: ExerciseKey, by: Way): Promise<void> {
  const of = regionOf(page, key);
  await press(page, of, "Submit", by);
  await judged(of, /^Passed/);
}

async function lessonsWithExercises(): Promise<LessonKeys[]> {
  const [course, catalog] = await Promise.all([loadCourse(), loadCatalog()]);
  if (!course.ok || !catalog.ok)
    throw new Error("npm run course -- check and npm run verify say what is wrong.");
  const keyOf = (id: string): ExerciseKey[] => catalog.value.filter(({ exercise }) => exercise.id === id);
  return course.value.modules
    .flatMap(({ lessons: written }) => written)
    .map(({ id, moduleSlug, slug, exercises }) => ({
      id,
      url: `/${moduleSlug}/${slug}`,
      keys: exercises.flatMap((placed) => keyOf(placed.id)),
    }))
    .filter(({ keys }) => keys.length > 0);
}
