import { describe, expect, it } from "vitest";
import { searchCheckSchema, type RequestsCheck } from "../../console-schema";
import { stepsOf } from "./console-text";
import { like, observeRequests } from "./sent-requests";

const check = (written: object): RequestsCheck =>
  searchCheckSchema.parse({ kind: "requests", says: "Mind it.", ...written }) as RequestsCheck;

describe("like(line, glob)", () => {
  it.each([
    ["GET /a/_search", "GET /a/_search", true],
    ["GET /a/_search", "GET /a/*", true],
    ["GET /a/_search", "* */_refresh*", false],
    ["POST /a/_refresh", "* */_refresh*", true],
    ["PUT /a/_doc/1?refresh=true", "* *refresh=true*", true],
    ["abc", "a*b*c", true],
    ["ac", "a*c*c", false],
    ["a", "a*a", false],
    ["", "*", true],
    ["a.c", "a?c", false],
  ])("%s, %s: %s", (line, glob, is) => {
    expect(like(line, glob)).toBe(is);
  });

  it("takes no longer for many stars", () => {
    const started = performance.now();
    expect(like("a".repeat(60_000), `${"a*".repeat(90)}b`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("stepsOf(kind, text)", () => {
  it("writes flags of the search engine out, and reads what is encoded", () => {
    const text = "PUT /a/_doc/1?refresh\n{}\n\n@clock +1s\n\nGET /a/_search?q=a%20b&pretty=";
    expect(stepsOf("search", text)).toEqual([
      { kind: "request", line: "PUT /a/_doc/1?refresh=true" },
      { kind: "aside", line: "@clock +1s" },
      { kind: "request", line: "GET /a/_search?q=a b&pretty=true" },
    ]);
  });

  it("reads requests, presigned addresses and commands of the object store", () => {
    const text = "GET /b?versions\n\nmc ls lab/b\n\npresign PUT /b/k\n\n@clock +5m\n\n@dialect aws";
    expect(stepsOf("objects", text).map(({ kind, line }) => `${kind} ${line}`)).toEqual([
      "request GET /b?versions",
      "request mc ls lab/b",
      "request presign PUT /b/k",
      "aside @clock +5m",
      "aside @dialect aws",
    ]);
  });

  it("ends at a line that is none", () => {
    expect(stepsOf("search", "hello there\n\nGET /b")).toEqual([]);
    expect(stepsOf("objects", "GET /b\n\n\n###\nhello there\nGET /b").length).toBe(1);
  });
});

describe("observeRequests(check, steps, replies)", () => {
  const steps = stepsOf("search", "PUT /a\n\n@clock +1s\n\nGET /a/_count");
  const replies = [200, 404].map((status) => ({
    kind: "reply" as const,
    status,
    headers: {},
    body: "",
    ms: 0,
  }));

  it.each([
    [{ never: ["GET *"] }, { fault: "never", line: "GET /a/_count" }],
    [{ never: ["POST *"] }, null],
    [{ some: ["PUT *", "HEAD *"] }, { fault: "some" }],
    [{ some: ["PUT *"] }, null],
    [{ ok: true }, { fault: "not-ok", line: "GET /a/_count", status: 404 }],
    [{ atMost: 1 }, { fault: "too-many", count: { got: 2, atMost: 1 } }],
    [{ atMost: 2 }, null],
  ])("%j: %j", (written, fault) => {
    expect(observeRequests(check(written), steps, replies).fault).toEqual(fault);
  });
});
