import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReplyOutcome } from "@/sandbox/outcome";
import { type Probe, searchCheckSchema } from "../../console-schema";
import { compareReplies, printReply } from "./compare-reply";
import { repliesTogether, replySeen } from "./reply-seen";

type Look = Parameters<typeof replySeen>[1];

/** A look as a definition writes it, with its defaults. */
function look(written: object): Look {
  const check = searchCheckSchema.parse({ kind: "reply", ...written });
  return check as unknown as Probe;
}

const reply = (body: unknown, status = 200, headers: Record<string, string> = {}): ReplyOutcome => ({
  kind: "reply",
  status,
  headers,
  body,
  ms: 1,
});

interface Hit {
  id: string;
  score?: number;
  sort?: unknown[];
  source?: object;
}

const hits = (list: Hit[], total = list.length): ReplyOutcome =>
  reply({
    hits: {
      total: { value: total, relation: "eq" },
      hits: list.map(({ id, score = null, sort, source = {} }) => ({
        _id: id,
        _score: score,
        _source: source,
        ...(sort ? { sort } : {}),
      })),
    },
  });

/** How two replies differ by a look; their prints agree exactly when nothing does. */
function compare(written: object, expected: ReplyOutcome, got: ReplyOutcome): unknown {
  const own = look(written);
  const [one, other] = [replySeen(expected, own), replySeen(got, own)];
  const difference = compareReplies(own, one, other);
  expect(printReply(own, one) === printReply(own, other)).toBe(difference === undefined);
  return difference;
}

const kindOf = (difference: unknown): unknown => (difference as { kind: string } | undefined)?.kind;

describe("compareReplies(look, expected, got): the status", () => {
  it("counts always, and the kind of error is told", () => {
    const error = reply({ error: { type: "mapper_parsing_exception" }, status: 400 }, 400);
    expect(compare({}, reply({}), error)).toEqual({
      kind: "status",
      expected: 200,
      got: 400,
      reason: "mapper_parsing_exception",
    });
    expect(compare({}, error, reply("<Error><Code>AccessDenied</Code></Error>", 400))).toBeUndefined();
  });

  it("tells the code of S3, and what mc printed", () => {
    const denied = reply("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", 403);
    expect(compare({}, reply(""), denied)).toMatchObject({ reason: "AccessDenied" });
    const mc = reply({ text: "mc: <ERROR> No such bucket.\n", exit: 1, requests: [] }, 400);
    expect(compare({}, reply(""), mc)).toMatchObject({ reason: "mc: <ERROR> No such bucket." });
  });
});

describe("compareReplies(look, expected, got): hits", () => {
  it("are missing, too much, or both", () => {
    const expected = hits([{ id: "1" }, { id: "2" }]);
    expect(compare({ hits: {} }, expected, hits([{ id: "1" }]))).toMatchObject({
      missing: { ids: ["2"], count: 1 },
      extra: { count: 0 },
    });
    expect(compare({ hits: {} }, expected, hits([{ id: "1" }, { id: "2" }, { id: "3" }]))).toMatchObject({
      missing: { count: 0 },
      extra: { ids: ["3"], count: 1 },
    });
    expect(compare({ hits: {} }, expected, hits([{ id: "1" }, { id: "3" }]))).toMatchObject({
      missing: { count: 1 },
      extra: { count: 1 },
    });
  });

  it("may not come twice", () => {
    const [expected, got] = [hits([{ id: "1" }]), hits([{ id: "1" }, { id: "1" }])];
    expect(compare({ hits: { order: "none" } }, expected, got)).toMatchObject({ twice: { count: 1 } });
  });

  it("are missing altogether in a reply that is no search", () => {
    expect(compare({ hits: {} }, hits([]), reply({ count: 3 }))).toEqual({ kind: "hits", expected: 0 });
  });

  it("float where they are equal in the reference's sort values", () => {
    const sorted = (...ids: string[]): ReplyOutcome =>
      hits(ids.map((id) => ({ id, sort: [id === "c" ? 2 : 1] })));
    expect(compare({ hits: {} }, sorted("a", "b", "c"), sorted("b", "a", "c"))).toBeUndefined();
    expect(compare({ hits: {} }, sorted("a", "b", "c"), sorted("a", "c", "b"))).toEqual({
      kind: "hits-order",
      from: 2,
    });
  });

  it("float where they are equal in their score, if nothing sorts them", () => {
    const one = hits([
      { id: "a", score: 2 },
      { id: "b", score: 2 },
      { id: "c", score: 1 },
    ]);
    const other = hits([
      { id: "b", score: 2 },
      { id: "a", score: 2 },
      { id: "c", score: 1 },
    ]);
    expect(compare({ hits: {} }, one, other)).toBeUndefined();
    expect(kindOf(compare({ hits: { order: "total" } }, one, other))).toBe("hits-order");
  });

  it("may come in any order where the order is none", () => {
    const one = hits([
      { id: "a", score: 2 },
      { id: "b", score: 1 },
    ]);
    const other = hits([
      { id: "b", score: 1 },
      { id: "a", score: 2 },
    ]);
    expect(compare({ hits: { order: "none" } }, one, other)).toBeUndefined();
  });

  it("have scores within the tolerance, where they are asked for", () => {
    const of = (score: number): ReplyOutcome => hits([{ id: "a", score }]);
    expect(compare({ hits: {} }, of(3), of(9))).toBeUndefined();
    const scores = { hits: { scores: 0.001 } };
    expect(kindOf(compare(scores, of(3), of(9)))).toBe("scores");
    expect(
      compareReplies(look(scores), replySeen(of(3), look(scores)), replySeen(of(3.0005), look(scores))),
    ).toBe(undefined);
    expect(compare(scores, of(3), of(0))).toMatchObject({ kind: "scores", zero: true });
  });

  it("have a number of all, where it is asked for", () => {
    const [one, other] = [hits([{ id: "a" }], 5), hits([{ id: "a" }], 6)];
    expect(compare({ hits: {} }, one, other)).toBeUndefined();
    expect(compare({ hits: { total: true } }, one, other)).toEqual({ kind: "total", expected: 5, got: 6 });
  });

  it("have the fields of _source that are asked for", () => {
    const of = (source: object): ReplyOutcome => hits([{ id: "a", source }]);
    const [one, other] = [of({ title: "x", price: 1.5 }), of({ price: 1.5, title: "y" })];
    expect(compare({ hits: { source: ["price"] } }, one, other)).toBeUndefined();
    expect(compare({ hits: { source: ["title"] } }, one, other)).toEqual({
      kind: "source",
      count: 1,
      id: "a",
    });
    expect(kindOf(compare({ hits: { source: "all" } }, one, of({ title: "x" })))).toBe("source");
    expect(compare({ hits: { source: "all" } }, one, of({ price: 1.5, title: "x" }))).toBeUndefined();
  });

  it("are judged as ranking in groups, whatever the groups are", () => {
    const list = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(list, fc.nat({ max: 5 }), fc.nat(), (ids, groups, seed) => {
        const score = (i: number): number => groups - Math.floor((i * (groups + 1)) / ids.length);
        const ranked = ids.map((id, i) => ({ id, score: score(i) }));
        // Any order inside the groups is right.
        const moved = ranked.toSorted(
          (one, other) =>
            other.score - one.score || ((one.id.length * 7 + seed) % 3) - ((other.id.length * 7 + seed) % 3),
        );
        expect(compare({ hits: {} }, hits(ranked), hits(moved))).toBeUndefined();
      }),
    );
  });
});

describe("compareReplies(look, expected, got): tokens, paths, headers, bodies", () => {
  it("tokens are compared by their texts, in order", () => {
    const tokens = (...list: string[]): ReplyOutcome => reply({ tokens: list.map((token) => ({ token })) });
    expect(compare({ tokens: true }, tokens("a", "b"), tokens("a", "b"))).toBeUndefined();
    expect(compare({ tokens: true }, tokens("a", "b"), tokens("b", "a"))).toMatchObject({
      kind: "tokens",
      none: false,
    });
    expect(compare({ tokens: true }, tokens("a"), reply({}))).toMatchObject({ kind: "tokens", none: true });
  });

  it("a path is compared deep, keys in any order, and the innermost difference is told", () => {
    const [one, other] = [reply({ a: { x: 1, y: { z: 2 } } }), reply({ a: { y: { z: 2 }, x: 1 } })];
    expect(compare({ paths: ["a"] }, one, other)).toBeUndefined();
    expect(compare({ paths: ["a"] }, one, reply({ a: { x: 1, y: { z: 3 } } }))).toMatchObject({
      kind: "value",
      path: "a",
      inner: "y.z",
      expected: { text: "2" },
      got: { text: "3" },
    });
  });

  it("null, 0, false, an empty text and nothing are five different values", () => {
    const all = [null, 0, false, "", undefined].map((v) => reply(v === undefined ? {} : { v }));
    for (const [i, one] of all.entries())
      for (const [j, other] of all.entries())
        expect(compare({ paths: ["v"] }, one, other) === undefined).toBe(i === j);
  });

  it("a list is compared in order, or in any, or without what comes twice", () => {
    const of = (...v: number[]): ReplyOutcome => reply({ v });
    expect(compare({ paths: ["v"] }, of(1, 2), of(2, 1))).toMatchObject({ orderOnly: true });
    const free = { path: "v", order: "none" };
    expect(compare({ paths: [free] }, of(1, 2), of(2, 1))).toBeUndefined();
    expect(kindOf(compare({ paths: [free] }, of(1, 2), of(2, 1, 1)))).toBe("value");
    expect(compare({ paths: [{ ...free, distinct: true }] }, of(1, 2), of(2, 1, 1))).toBeUndefined();
  });

  it("numbers may be off by a tolerance", () => {
    const of = (v: number): ReplyOutcome => reply({ v });
    const near = look({ paths: [{ path: "v", tolerance: 0.01 }] });
    const judged = (other: number): unknown =>
      compareReplies(near, replySeen(of(0.5), near), replySeen(of(other), near));
    expect(judged(0.505)).toBeUndefined();
    expect(kindOf(judged(0.52))).toBe("value");
    expect(compare({ paths: ["v"] }, of(0.1 + 0.2), of(0.3))).toBeUndefined();
  });

  it("a key called __proto__ is a key like any other", () => {
    const body = (text: string): ReplyOutcome => reply(JSON.parse(text));
    const [one, other] = ['{"a":{"__proto__":{"x":1}}}', '{"a":{"__proto__":{"x":2}}}'].map(body);
    expect(one && other && kindOf(compare({ paths: ["a"] }, one, other))).toBe("value");
    expect(compare({ paths: ["constructor", "__proto__.x"] }, reply({}), reply({}))).toBeUndefined();
  });

  it("headers are compared by value, and may be missing", () => {
    const typed = (type?: string): ReplyOutcome => reply("", 200, type ? { "content-type": type } : {});
    const headers = { headers: ["content-type"] };
    expect(compare(headers, typed("image/png"), typed("image/png"))).toBeUndefined();
    expect(compare(headers, typed("image/png"), typed())).toMatchObject({ name: "content-type", got: null });
  });

  it("bodies are compared as texts without blanks at their ends, or line by line", () => {
    expect(compare({ body: "text" }, reply("a\nb\n"), reply("a\r\nb"))).toBeUndefined();
    expect(kindOf(compare({ body: "text" }, reply("a\nb"), reply("b\na")))).toBe("body");
    expect(compare({ body: "lines" }, reply("a\nb"), reply("b\na\n"))).toBeUndefined();
    expect(kindOf(compare({ body: "lines" }, reply("a\nb"), reply("a")))).toBe("body");
    const mc = reply({ text: "a\n", exit: 0, requests: [{}] });
    expect(compare({ body: "text" }, mc, reply({ text: "a\n", exit: 0, requests: [] }))).toBeUndefined();
  });

  it("several replies are looked at together, without those that failed", () => {
    const own = look({ of: "all", paths: ["v"] });
    const pages = [reply({ v: [1] }), reply({ v: [9] }, 404), reply({ v: [2] })];
    expect(repliesTogether(pages, own).values).toEqual([[1, 2]]);
    expect(
      compareReplies(own, repliesTogether(pages, own), repliesTogether([reply({ v: [1, 2] })], own)),
    ).toBe(undefined);
  });
});
