import { request as httpRequest } from "node:http";
import { expect, test } from "@playwright/test";
import { type ClassSite, openClassSite } from "./class-site";

/** What is tried in every field that is shown somewhere. */
const script = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

let site: ClassSite;
let teacher = "";
let learner = "";
let classId = "";
let assignment = "";
let submission = "";

test.describe.configure({ mode: "serial" });
test.afterAll(() => site.end());

interface Asked {
  method?: string;
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

async function ask(path: string, { method, cookie = "", body, headers = {} }: Asked = {}): Promise<Response> {
  return fetch(site.url + path, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    redirect: "manual",
    headers: { cookie, ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}

const cookiesOf = (reply: Response): string =>
  reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

async function json<T>(reply: Response): Promise<T> {
  expect(reply.status, await reply.clone().text()).toBeLessThan(300);
  return (await reply.json()) as T;
}

/** A request as no browser sends it: any Host, any path. Status, headers and the body. */
function raw(
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; location: string; body: string }> {
  const { port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: "127.0.0.1", port, path, headers }, (reply) => {
      let body = "";
      reply.on("data", (chunk: Buffer) => (body += chunk.toString()));
      reply.on("end", () =>
        resolve({ status: reply.statusCode ?? 0, location: reply.headers.location ?? "", body }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

test.beforeAll(async () => {
  site = await openClassSite();
  const token = new URL(site.link, site.url).searchParams.get("token");
  const admin = { token, name: script, email: "mara@example.org", password: "three blue herons" };
  teacher = cookiesOf(await ask("/api/people/set-password", { body: admin }));
  const made = { name: script, timeZone: "UTC" };
  classId = (await json<{ id: string }>(await ask("/api/classes", { cookie: teacher, body: made }))).id;
  const { classes } = await json<{ classes: { joinCode: string }[] }>(
    await ask("/api/classes", { cookie: teacher }),
  );
  // Fields that nobody asks for, which would make an admin of a learner.
  const greedy = {
    siteRole: "admin",
    role: "instructor",
    site_role: "admin",
    classRole: "instructor",
    id: "solo",
  };
  const joining = {
    code: classes[0]?.joinCode,
    name: script,
    email: "bo@example.org",
    password: "night train north",
  };
  learner = cookiesOf(await ask("/api/people/join", { body: { ...joining, ...greedy } }));
});

test("no field makes more of somebody than they are", async () => {
  const own = async () =>
    json<{ siteRole: string; classes: { role: string }[] }>(await ask("/api/account", { cookie: learner }));
  expect(await own()).toMatchObject({ siteRole: "learner", classes: [{ role: "learner" }] });
  for (const body of [
    { name: "Bo", siteRole: "admin" },
    { name: "Bo", __proto__: null, constructor: { prototype: { siteRole: "admin" } } },
    '{"name":"Bo","__proto__":{"siteRole":"admin"},"siteRole":"admin"}',
  ])
    expect((await ask("/api/account/name", { cookie: learner, body })).status).toBe(200);
  expect(await own()).toMatchObject({ siteRole: "learner", classes: [{ role: "learner" }] });
  expect(
    (await ask("/api/classes", { cookie: learner, body: { name: "Mine", timeZone: "UTC" } })).status,
  ).toBe(403);
});

test("what is typed into a field is shown as text on every page", async ({ page }) => {
  const title = { title: script, exercises: "country-unknown" };
  const path = `/api/classes/${classId}`;
  await json(await ask(`${path}/assignments`, { cookie: teacher, body: title }));
  await ask("/api/account/name", { cookie: learner, body: { name: script } });
  const handed = {
    exerciseId: "country-unknown",
    answer: `SELECT '${script}'`,
    idempotencyKey: "attack-key-1",
  };
  submission = (await json<{ id: string }>(await ask("/api/submissions", { cookie: learner, body: handed })))
    .id;
  const told = async () =>
    json<{ status: string; assignmentId: string }>(
      await ask(`/api/submissions/${submission}`, { cookie: learner }),
    );
  await expect.poll(async () => (await told()).status, { timeout: 60_000 }).toBe("graded");
  assignment = (await told()).assignmentId;
  const { classes } = await json<{ classes: { id: string }[] }>(
    await ask("/api/classes", { cookie: learner }),
  );
  expect(classes).toHaveLength(1);
  await json(
    await ask(`${path}/comments`, { cookie: teacher, body: { submissionId: submission, text: script } }),
  );
  const grant = { assignmentId: assignment, emails: "bo@example.org", extraAttempts: "1", reason: script };
  await json(await ask(`${path}/extensions`, { cookie: teacher, body: grant }));
  let opened = 0;
  page.on("dialog", (dialog) => ((opened += 1), void dialog.dismiss()));
  for (const [cookie, paths] of [
    [
      teacher,
      [
        "",
        "/gradebook",
        "/people",
        "/log",
        "/regrade",
        "/exercise/country-unknown",
        `/assignment/${assignment}`,
        `/attempt/${submission}`,
      ],
    ],
    [learner, ["", `/assignment/${assignment}`, `/attempt/${submission}`]],
  ] as const) {
    await page.context().clearCookies();
    await page.setExtraHTTPHeaders({ cookie });
    for (const part of paths) {
      const reply = await page.goto(`${site.url}/class/${classId}${part}`);
      expect(reply?.status(), part).toBe(200);
      expect(await reply?.text(), part).not.toContain("<img src=x");
      expect(await page.locator("img[src=x]").count(), part).toBe(0);
    }
  }
  expect(opened).toBe(0);
  const csv = await (await ask(`${path}/gradebook?as=csv`, { cookie: teacher })).text();
  expect(csv).toContain("<img");
});

test("no page of another site, and no name of another host, reaches anything", async () => {
  for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }]) {
    const reply = await ask("/api/account/name", { cookie: learner, body: { name: "Evil" }, headers });
    expect(reply.status, JSON.stringify(headers)).toBe(403);
  }
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await ask("/api/account/name", { cookie: learner, body: "name=Evil", headers: form })).status).toBe(
    403,
  );
  const plain = { "content-type": "text/plain" };
  expect(
    (await ask("/api/account/name", { cookie: learner, body: '{"name":"Evil"}', headers: plain })).status,
  ).toBe(415);
  for (const skip of [
    "proxy",
    "middleware",
    "proxy:proxy:proxy:proxy:proxy",
    "src/middleware:src/middleware",
  ]) {
    const reply = await raw("/api/account", {
      host: "evil.example",
      "x-middleware-subrequest": skip,
      cookie: learner,
    });
    expect(reply.status, skip).toBe(403);
    expect(reply.body).not.toContain("siteRole");
  }
  for (const header of ["x-forwarded-host", "x-original-url", "x-rewrite-url", "x-http-method-override"])
    expect((await ask("/api/account", { headers: { [header]: "evil.example" } })).status, header).toBe(401);
});

test("no address leads to another site", async () => {
  for (const path of [
    "//evil.example/",
    "/\\evil.example",
    "///evil.example/%2f..",
    "/%5c%5cevil.example",
    "/.//evil.example",
  ]) {
    const { host } = new URL(site.url);
    const { location } = await raw(path, { host });
    expect(location, path).not.toMatch(/^(\/\/|\/\\|https?:\/\/(?!127\.0\.0\.1|localhost))/);
  }
  for (const next of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
  ]) {
    const body = new URLSearchParams({
      email: "bo@example.org",
      password: "night train north",
      next,
    }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: site.url };
    const reply = await ask("/api/auth/sign-in", { body, headers });
    expect(reply.status, next).toBe(303);
    expect(reply.headers.get("location"), next).toBe("/");
    const page = await ask(`/sign-in?next=${encodeURIComponent(next)}`, { cookie: cookiesOf(reply) });
    expect(page.headers.get("location"), next).toBe("/classes");
  }
});

test("what is large, deep or broken gets a sentence, and the server goes on", async () => {
  const deep = `{"exerciseId":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
  const bodies = ["x".repeat(10_000_000), deep, "{", "[]", "null"];
  for (const path of ["/api/submissions", "/api/account/name", "/api/people/join", "/api/auth/sign-in"]) {
    for (const body of bodies) {
      const reply = await ask(path, { cookie: learner, body });
      const what = `${path} ${body.slice(0, 20)}`;
      expect(Math.floor(reply.status / 100), `${what}: ${reply.status}`).toBe(4);
      expect(reply.headers.get("content-type"), what).toContain("application/problem+json");
    }
  }
  for (const method of ["PUT", "DELETE", "PATCH"])
    expect((await ask("/api/account/name", { method, cookie: learner })).status).toBe(405);
  expect((await ask("/api/health")).status).toBe(200);
});

test("two people at once never get each other's page, and nothing of a person is kept", async ({
  browser,
}) => {
  await ask("/api/account/name", { cookie: teacher, body: { name: "Mara Okafor" } });
  await ask("/api/account/name", { cookie: learner, body: { name: "Bo Lindqvist" } });
  const name = async (cookie: string): Promise<string> =>
    (await json<{ name: string }>(await ask("/api/account", { cookie }))).name;
  const names = await Promise.all(
    Array.from({ length: 60 }, (_, i) => name(i % 2 === 0 ? teacher : learner)),
  );
  expect(names).toEqual(Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? "Mara Okafor" : "Bo Lindqvist")));
  for (const path of [
    "/account",
    "/classes",
    `/class/${classId}`,
    "/api/account",
    "/api/classes",
    `/api/submissions/${submission}`,
  ])
    expect((await ask(path, { cookie: learner })).headers.get("cache-control"), path).toContain("no-store");
  const page = await (await browser.newContext({ serviceWorkers: "allow" })).newPage();
  await page.goto(`${site.url}/`);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.context().addCookies(
    learner.split("; ").map((cookie) => ({
      name: cookie.split("=")[0] ?? "",
      value: cookie.slice(cookie.indexOf("=") + 1),
      url: site.url,
    })),
  );
  await page.goto(`${site.url}/account`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (one) => (await caches.open(one)).keys()));
    return all.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.length).toBeGreaterThan(0);
  await page.context().close();
  expect(kept.filter((path) => /^\/(account|class|classes|people)\b/.test(path))).toEqual([]);
});
