import { expect, test } from "@playwright/test";

const answer = "SELECT id, email FROM customers WHERE country IS NULL";
const key = (): string => `key-${Math.random().toString(36).slice(2)}-${Date.now()}`;

test("an answer is handed in once, however often its key comes", async ({ request }) => {
  const data = { exerciseId: "country-unknown", answer, idempotencyKey: key() };
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => request.post("/api/submissions", { data })),
  );
  expect(replies.map((reply) => reply.status())).toEqual(replies.map(() => 202));
  const ids = await Promise.all(replies.map(async (reply) => ((await reply.json()) as { id: string }).id));
  expect(new Set(ids).size).toBe(1);
  const other = await request.post("/api/submissions", { data: { ...data, answer: "SELECT 1" } });
  expect(other.status()).toBe(409);
  await expect
    .poll(
      async () =>
        ((await (await request.get(`/api/submissions/${ids[0]}`)).json()) as { status: string }).status,
      {
        timeout: 60_000,
      },
    )
    .toBe("graded");
  const graded = (await (await request.get(`/api/submissions/${ids[0]}`)).json()) as Record<string, unknown>;
  expect(graded).toMatchObject({
    exerciseId: "country-unknown",
    status: "graded",
    verdict: { status: "passed", datasets: 6 },
  });
  expect(String(graded["engine"])).toMatch(/^PGlite \d/);
});

test("the events of a submission end with its verdict", async ({ request }) => {
  const data = { exerciseId: "country-unknown", answer: "SELECT id FROM customers", idempotencyKey: key() };
  const { id } = (await (await request.post("/api/submissions", { data })).json()) as { id: string };
  const events = await (await request.get(`/api/submissions/${id}/events`, { timeout: 60_000 })).text();
  const last = events.trim().split("\n\n").at(-1) ?? "";
  expect(JSON.parse(last.replace(/^data: /, ""))).toMatchObject({
    id,
    status: "graded",
    verdict: { status: "failed" },
  });
});

test("a verdict that somebody sends along counts for nothing", async ({ request }) => {
  const forged = {
    status: "graded",
    verdict: { status: "passed" },
    spent: false,
    attempt: 0,
    personId: "somebody",
  };
  const data = { exerciseId: "country-unknown", answer: "SELECT 1, 'x'", idempotencyKey: key(), ...forged };
  const { id } = (await (await request.post("/api/submissions", { data })).json()) as { id: string };
  const graded = async (): Promise<unknown> =>
    ((await (await request.get(`/api/submissions/${id}`)).json()) as { verdict?: { status: string } }).verdict
      ?.status;
  await expect.poll(graded, { timeout: 60_000 }).toBe("failed");
});

const bad: [name: string, data: unknown, status: number, code: string][] = [
  ["no JSON", "not json", 400, "not_json"],
  ["a list", [], 400, "no_exercise"],
  ["no exercise", { answer, idempotencyKey: "12345678" }, 400, "no_exercise"],
  ["no answer", { exerciseId: "country-unknown", idempotencyKey: "12345678" }, 400, "no_answer"],
  ["no key", { exerciseId: "country-unknown", answer }, 400, "no_idempotency_key"],
  [
    "an unknown exercise",
    { exerciseId: "__proto__", answer, idempotencyKey: "12345678" },
    404,
    "no_such_exercise",
  ],
  [
    "a NUL byte",
    { exerciseId: "country-unknown", answer: "SELECT 1\0", idempotencyKey: "12345678" },
    400,
    "answer_unreadable",
  ],
  [
    "an answer of 65 KB",
    { exerciseId: "country-unknown", answer: "x".repeat(65 * 1024 + 1), idempotencyKey: "12345678" },
    413,
    "too_large",
  ],
  [
    "a body of a megabyte",
    { exerciseId: "country-unknown", answer: "x".repeat(1_000_000), idempotencyKey: "12345678" },
    413,
    "too_large",
  ],
  [
    "a quiz answered in prose",
    { exerciseId: "which-promise-broke", answer: "all of them", idempotencyKey: "12345678" },
    400,
    "answer_unreadable",
  ],
];
for (const [name, data, status, code] of bad) {
  test(`a submission with ${name} is refused in words`, async ({ request }) => {
    const reply = await request.post("/api/submissions", {
      data: typeof data === "string" ? data : JSON.stringify(data),
      headers: { "Content-Type": "application/json" },
    });
    expect(reply.status()).toBe(status);
    expect(reply.headers()["content-type"]).toContain("application/problem+json");
    const problem = (await reply.json()) as { code: string; detail: string };
    expect(problem.code).toBe(code);
    expect(problem.detail.length).toBeGreaterThan(20);
  });
}

test("the course names its exercises", async ({ request }) => {
  const course = (await (await request.get("/api/course")).json()) as {
    modules: { lessons: { exercises: { id: string; kind: string; points: number }[] }[] }[];
  };
  const exercises = (course.modules[0]?.lessons ?? []).flatMap((lesson) => lesson.exercises);
  expect(exercises).toHaveLength(28);
  expect(exercises).toContainEqual(
    expect.objectContaining({ id: "country-unknown", kind: "sql", points: 1 }),
  );
});
