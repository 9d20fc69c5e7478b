import { describe, expect, it } from "vitest";
import { objectsCheckSchema, searchCheckSchema } from "../console-schema";
import { consoleRules } from "./policy-console";

const lines = (rules: { name: string; how: string }[]): string[] =>
  rules.map(({ name, how }) => `${name}: ${how}`);

describe("consoleRules({ checks })", () => {
  it("says how a search is judged, each rule once", () => {
    const checks = [
      { kind: "reply", hits: { scores: 0.0001, total: true, source: ["title"] }, paths: ["count"] },
      { kind: "reply", of: 1, tokens: true, hits: { order: "none" }, times: 2 },
      { kind: "index-state", probes: [{ send: "GET /", says: "No." }], given: "PUT /x" },
      { kind: "requests", never: ["* *refresh=true*"], says: "Do not force a refresh." },
      { kind: "requests", atMost: 3, says: "Do not force a refresh." },
    ].map((check) => searchCheckSchema.parse(check));
    expect(lines(consoleRules({ checks }))).toMatchInlineSnapshot(`
      [
        "Looked at: the status of the last reply",
        "Hits: their ids and their documents",
        "Order: counts; hits with equal sort values, or without sort with equal scores, may change places",
        "Scores: may be off by 0.0001",
        "Total: the number of all hits counts",
        "Body: count",
        "Looked at: the status of reply 1, also when all is sent twice",
        "Hits: their ids",
        "Order: ignored",
        "Tokens: their texts, in order",
        "Tried out: what your indices hold, and let in, also after somebody else has written something",
        "Sent: Do not force a refresh.",
      ]
    `);
  });

  it("says how requests to the store are judged", () => {
    const checks = [
      { kind: "exchange", of: "all", headers: ["etag"], body: "lines", paths: ["."] },
      {
        kind: "bucket-state",
        holds: [{ bucket: "media", prefix: "in/", compare: ["bytes", "tags"] }],
        probes: [{ send: "GET /", says: "No." }],
      },
    ].map((check) => objectsCheckSchema.parse(check));
    expect(lines(consoleRules({ checks }))).toMatchInlineSnapshot(`
      [
        "Looked at: all replies together",
        "Body: all of it",
        "Headers: etag",
        "Text: line by line, in any order",
        "Left behind: the objects of media/in/: key, bytes, tags",
        "Tried out: what your buckets let whom do",
      ]
    `);
  });
});
