import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSearchEngine } from "./engine";

const words = [
  "a",
  "b",
  "_doc",
  "_bulk",
  "_search",
  "_alias",
  "_all",
  "*",
  "-a",
  "_mapping",
  "_settings",
  "_cat",
  "%zz",
  "",
  "_update",
  "1",
  "_index_template",
];
const path = fc
  .tuple(
    fc.array(fc.constantFrom(...words), { maxLength: 5 }),
    fc.constantFrom("", "?pretty", "?h=x", "?refresh", "?q=%", "?filter_path=**.a", "?format=yaml"),
  )
  .map(([parts, query]) => `/${parts.join("/")}${query}`);
const body = fc.oneof(
  fc.constant(undefined),
  fc.json(),
  fc.string(),
  fc.constantFrom(
    '{"index":{"_id":"1"}}\n{"a":1}\n',
    '{"doc":{"__proto__":1}}',
    '{"actions":[{"add":{"index":"a","alias":"b"}}]}',
    "[".repeat(3000),
  ),
);

describe("handle(request)", () => {
  it("never throws, and answers JSON with Elasticsearch's header whatever is asked", () => {
    const engine = createSearchEngine();
    const method = fc.constantFrom("GET", "PUT", "POST", "DELETE", "HEAD", "PATCH", "OPTIONS");
    fc.assert(
      fc.property(method, path, body, (verb, where, text) => {
        const reply = engine.handle({
          method: verb,
          path: where,
          headers: { "content-type": "application/json" },
          body: text,
        });
        expect(reply.headers["x-elastic-product"]).toBe("Elasticsearch");
        expect(reply.body).not.toContain("embedded_engine_failure");
        const json = verb !== "HEAD" && reply.headers["content-type"] === "application/json";
        expect(() => JSON.parse(json ? reply.body || "null" : "null")).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("restore(snapshot())", () => {
  it("brings documents, aliases and indices back as they were", () => {
    const engine = createSearchEngine();
    const send = (method: string, where: string, text?: string) =>
      engine.handle({ method, path: where, headers: { "content-type": "application/json" }, body: text });
    send("PUT", "/a/_doc/1", '{"x":1}');
    send("PUT", "/a/_alias/al");
    const before = engine.snapshot();
    send("PUT", "/a/_doc/1", '{"x":2}');
    send("DELETE", "/a/_alias/al");
    send("PUT", "/b");
    engine.restore(before);
    expect(send("GET", "/al/_source/1").body).toBe('{"x":1}');
    expect(send("HEAD", "/b").status).toBe(404);
  });
});
