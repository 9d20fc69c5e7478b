import { expect, it } from "vitest";
import { createSearchEngine } from "../engine";

/** Scores that were compared with Elasticsearch 9.5. */
const engine = createSearchEngine();
const headers = { "content-type": "application/json" };
engine.handle({ method: "PUT", path: "/p/_doc/1?refresh=true", headers, body: '{"n":5}' });

function scoreOf(query: unknown): string | undefined {
  const body = JSON.stringify({ query });
  const reply = engine.handle({ method: "POST", path: "/p/_search", headers, body });
  return /"_score":([\d.]+)/.exec(reply.body)?.[1];
}

it("averages no single function for all documents", () => {
  const single = { functions: [{ weight: 2 }], score_mode: "avg", boost_mode: "replace" };
  expect(scoreOf({ function_score: single })).toBe("2.0");
  const filtered = { ...single, functions: [{ weight: 2, filter: { term: { n: 5 } } }] };
  expect(scoreOf({ function_score: filtered })).toBe("1.0");
});

it("multiplies the finished score of boosting by its boost", () => {
  const positive = { function_score: { functions: [{ weight: 3 }], boost_mode: "replace" } };
  const boosting = { positive, negative: { term: { n: 5 } }, negative_boost: 0.5, boost: 0.5 };
  expect(scoreOf({ boosting })).toBe("0.75");
});
