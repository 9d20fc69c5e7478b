import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "@/app/_register/database/database";
import { memoryDatabase } from "@/app/_register/database/test-databases";
import { makeAuth } from "@/app/_register/people/auth";
import { signIn } from "@/app/_register/people/sign-in";
import { getCatalog } from "./exercises";
import { fillMatrix, matrixPassword, type MatrixRole, roles } from "./matrix-fixture";
import { type RouteAsk, routeRights } from "./route-rights";
import { siteAddress } from "./site-address";

const asked = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(asked.headers),
  cookies: () => Promise.resolve({ get: () => undefined, getAll: () => [], has: () => false }),
}));

const files = ["app/api", "app/(class)"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /(^|\/)(route|page)\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`),
);

let database: Database;
let names: Record<string, string>;
const cookies: Partial<Record<MatrixRole, string>> = {};
const secret = "x".repeat(32);

async function cookieOf(role: MatrixRole): Promise<string> {
  if (role === "nobody") return "";
  const auth = makeAuth(database.db, { secret, url: siteAddress() });
  const typed = { email: `${role}@example.org`, password: matrixPassword, address: "test", userAgent: "" };
  const signed = await signIn(database.db, auth, typed);
  if (signed.kind !== "in") throw new Error(signed.detail);
  return signed.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

beforeAll(async () => {
  database = await memoryDatabase();
  const exercise = [...(await getCatalog()).values()].find(({ exercise: { kind } }) => kind === "sql")
    ?.exercise.id;
  names = await fillMatrix(database, exercise ?? "");
  for (const role of roles) cookies[role] = await cookieOf(role);
  const opened = {
    mode: "class",
    database,
    db: database.db,
    secret,
    close: () => Promise.resolve(),
    grading: { wake: () => undefined, subscribe: () => () => undefined, load: { ready: 1, busy: 0 } },
    watch: { follow: () => () => undefined },
    versions: { exercise: () => Promise.resolve("1") },
  };
  Object.assign(globalThis, { rowhouseRegister: Promise.resolve(opened), rowhouseOpen: opened });
});
afterAll(() => database.close());

/** Puts the ids of the fixture where the table names them. */
const filled = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value ?? {}).replace(/\{(\w+)\}/g, (all, name: string) => names[name] ?? all),
  ) as T;

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response> | Response;
type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown>;

async function statusOf(file: string, ask: RouteAsk, role: MatrixRole): Promise<number> {
  const cookie = ask.endsSession ? await cookieOf(role) : (cookies[role] ?? "");
  const module = (await import(/* @vite-ignore */ path.resolve(file))) as Record<string, Handler & Page>;
  const params = Promise.resolve(filled(ask.params ?? {}));
  const search = filled(ask.search ?? {});
  if (ask.method === "page") {
    asked.headers = new Headers({ cookie });
    return await pageStatus(module["default"], { params, searchParams: Promise.resolve(search) });
  }
  const handler = module[ask.method];
  if (!handler) throw new Error(`${file} has no ${ask.method}.`);
  const request = new Request(`http://127.0.0.1:3000/?${new URLSearchParams(search).toString()}`, {
    method: ask.method,
    headers: { cookie, "content-type": "application/json" },
    ...(ask.body ? { body: JSON.stringify(filled(ask.body)) } : {}),
  });
  const reply = await handler(request, { params });
  await reply.body?.cancel();
  return reply.status;
}

/** Next tells by what is thrown that somebody is sent elsewhere, or that there is no such page. */
async function pageStatus(page: Page | undefined, props: Parameters<Page>[0]): Promise<number> {
  try {
    await page?.(props);
    return 200;
  } catch (cause) {
    const digest = cause instanceof Error && "digest" in cause ? String(cause.digest) : "";
    const status = /^NEXT_REDIRECT;.*;(\d+);$|^NEXT_HTTP_ERROR_FALLBACK;(\d+)$/.exec(digest);
    if (!status) throw cause;
    return Number(status[1] ?? status[2]);
  }
}

describe("routeRights", () => {
  it("has a line for every address, and none for others", () => {
    expect(Object.keys(routeRights).sort()).toEqual(files.sort());
  });

  const rows = Object.entries(routeRights).flatMap(([file, right]) =>
    "open" in right ? [] : right.map((ask) => ({ file, ask })),
  );
  it.each(rows)("$ask.method $file answers each role as the table says", async ({ file, ask }) => {
    const got: number[] = [];
    for (const role of roles) got.push(await statusOf(file, ask, role));
    expect(got, roles.join(", ")).toEqual(ask.expect);
  });

  it("and in a class that was put away nothing is changed, while all can be read", async () => {
    // The table takes the assignment back; here the class alone is put away.
    await database.db.updateTable("assignment").set({ withdrawn_at: null }).execute();
    const inClass = rows.filter(
      ({ file, ask }) => file.startsWith("app/api/classes/[id]/") && ask.expect[3] === 200,
    );
    const got = new Map<string, number>();
    for (const { file, ask } of inClass)
      got.set(`${ask.method} ${file}`, await statusOf(file, ask, "instructor"));
    // Somebody can always be let go.
    const still = /^GET|\/(archive|members)\/route\.ts$/;
    const changes = [...got].filter(([name]) => !still.test(name));
    expect(changes.length).toBeGreaterThanOrEqual(6);
    expect(changes.filter(([, status]) => status !== 409)).toEqual([]);
    expect([...got].filter(([name, status]) => name.startsWith("GET") && status !== 200)).toEqual([]);
  });
});
