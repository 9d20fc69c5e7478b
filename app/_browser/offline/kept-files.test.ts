import { describe, expect, it } from "vitest";
import { cacheNameFor, mayBeKept, outdated, ruleFor } from "./kept-files";

const origin = "http://127.0.0.1:3000";
const rule = (path: string, mode = "cors", method = "GET"): string =>
  ruleFor({ method, mode, url: origin + path }, origin);

it.each([
  ["/_next/static/chunks/a.js", "kept"],
  ["/engine/0.5.16/pglite.wasm.br", "kept"],
  ["/datasets/harbor.abc.json", "kept"],
  ["/engine/manifest.json", "fresh"],
  ["/generated/search.json", "fresh"],
  ["/api/health", "pass"],
  ["/sw.js", "pass"],
  ["/01-reading-a-database?_rsc=1", "pass"],
])("answers %s by the rule %s", (path, expected) => {
  expect(rule(path)).toBe(expected);
});

it("takes a page from the network first", () => {
  expect(rule("/glossary", "navigate")).toBe("fresh");
});

it("leaves other methods and other sites alone", () => {
  expect(rule("/glossary", "navigate", "POST")).toBe("pass");
  expect(ruleFor({ method: "GET", mode: "cors", url: "https://elsewhere.example/a.js" }, origin)).toBe(
    "pass",
  );
});

it("keeps what has a version over builds, and drops the caches of old builds only", () => {
  expect(cacheNameFor("/engine/0.5.16/pglite.data.br", "b2")).toBe("rowhouse-versions");
  expect(cacheNameFor("/glossary", "b2")).toBe("rowhouse-b2");
  expect(outdated(["rowhouse-b1", "rowhouse-b2", "rowhouse-versions", "another"], "b2")).toEqual([
    "rowhouse-b1",
  ]);
});

describe("mayBeKept(reply)", () => {
  const reply = (ok: boolean, control?: string) => ({
    ok,
    headers: new Headers(control === undefined ? {} : { "Cache-Control": control }),
  });

  it("keeps what is the same for everybody, and nothing that was made for one person", () => {
    expect(mayBeKept(reply(true))).toBe(true);
    expect(mayBeKept(reply(true, "s-maxage=31536000"))).toBe(true);
    expect(mayBeKept(reply(true, "private, no-cache, no-store, max-age=0, must-revalidate"))).toBe(false);
    expect(mayBeKept(reply(true, "private"))).toBe(false);
    expect(mayBeKept(reply(false))).toBe(false);
  });
});
