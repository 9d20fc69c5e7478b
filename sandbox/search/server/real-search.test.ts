import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Dataset, type Engine, pageLimits } from "../../engine";
import { createSearchEngine } from "../engine";
import { realSearch } from "./real-search";
import { type ServedEngine, serveSearch } from "./serve";

/** The embedded engine over HTTP stands for the real one unless ROWHOUSE_TEST_ELASTICSEARCH names one. */
const real = process.env.ROWHOUSE_TEST_ELASTICSEARCH;
const shop: Dataset = {
  name: "shop",
  version: "1",
  files: [{ path: "01.http", text: 'PUT /rowhouse-shop/_doc/1\n{ "name": "copper kettle" }\n' }],
};

let served: ServedEngine;
let engine: Engine;
beforeAll(async () => {
  served = await serveSearch(createSearchEngine());
  engine = await realSearch({ url: real ?? served.url });
});
afterAll(async () => {
  await engine.close();
  await served.close();
});

describe("realSearch({ url })", () => {
  it("answers as the server does, refusals too", async () => {
    await engine.reset(shop);
    const outcomes = await engine.run(
      'GET /rowhouse-shop/_count\nGET /rowhouse-nope\nGET /rowhouse-shop/_search?filter_path=hits.total.value\n{ "query": { "match": { "name": "copper" } } }',
      pageLimits,
    );
    expect(outcomes).toMatchObject([
      { status: 200, body: { count: 1 } },
      { status: 404, headers: { "x-elastic-product": "Elasticsearch" }, body: { status: 404 } },
      { status: 200, body: { hits: { total: { value: 1 } } } },
    ]);
  });

  it("removes at a reset what came since, and nothing else", async () => {
    await engine.reset(shop);
    await engine.run(
      'PUT /rowhouse-other\nPUT /_index_template/rowhouse-t\n{ "index_patterns": ["rowhouse-x*"] }',
      pageLimits,
    );
    await engine.reset(shop);
    const outcomes = await engine.run(
      "HEAD /rowhouse-other\nHEAD /_index_template/rowhouse-t\nHEAD /rowhouse-shop",
      pageLimits,
    );
    expect(outcomes).toMatchObject([{ status: 404 }, { status: 404 }, { status: 200 }]);
  });

  it("cannot move the clock, and says so", async () => {
    expect(await engine.run("@clock +1d", pageLimits)).toMatchObject([
      { kind: "error", code: "console_syntax" },
    ]);
  });
});
