import { expect, it } from "vitest";
import { createSearchEngine } from "../../engine";

it("tells by name which queries a hit matches, and their scores when asked", () => {
  const engine = createSearchEngine();
  const headers = { "content-type": "application/json" };
  engine.handle({
    method: "PUT",
    path: "/lamps/_doc/1?refresh=true",
    headers,
    body: '{"name":"storm lamp","price":20}',
  });
  const body = JSON.stringify({
    query: {
      bool: {
        should: [
          { match: { name: { query: "lamp", _name: "text" } } },
          { range: { price: { gte: 10, _name: "cheap" } } },
          { range: { price: { gte: 30, _name: "dear" } } },
        ],
      },
    },
  });
  const ask = (path: string): string => engine.handle({ method: "POST", path, headers, body }).body;
  expect(ask("/lamps/_search")).toContain('"matched_queries":["text","cheap"]');
  expect(ask("/lamps/_search?include_named_queries_score=true")).toContain('"cheap":1.0');
});
