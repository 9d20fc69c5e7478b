import { describe, expect, it } from "vitest";
import { type Dataset, pageLimits } from "../engine";
import { searchEngine } from "./search-engine";

const shop: Dataset = {
  name: "shop",
  version: "1",
  files: [{ path: "01.http", text: 'PUT /shop/_doc/1\n{ "name": "copper kettle" }\n' }],
};

async function started() {
  const engine = searchEngine({ clock: () => 0 });
  await engine.reset(shop);
  return engine;
}

describe("searchEngine().run(text, limits)", () => {
  it("answers one reply a request, with the dataset searchable", async () => {
    const engine = await started();
    const [found, missing] = await engine.run("GET /shop/_count\n\nGET /nope", pageLimits);
    expect(found).toMatchObject({ kind: "reply", status: 200, body: { count: 1 }, ms: 0 });
    expect(missing).toMatchObject({ kind: "reply", status: 404 });
  });

  it("says the same at every run: time, ids and all", async () => {
    const engine = await started();
    const text = 'POST /shop/_doc\n{ "name": "{now}" }\nGET /shop?human\nGET /_cat/count\nGET /_cat/indices';
    const first = await engine.run(text, pageLimits);
    await engine.reset(shop);
    expect(await engine.run(text, pageLimits)).toEqual(first);
    const other = await started();
    expect(await other.run(text, pageLimits)).toEqual(first);
  });

  it("refreshes when the clock of the story has gone on for a second", async () => {
    const engine = await started();
    const outcomes = await engine.run(
      'PUT /shop/_doc/2\n{ "a": 1 }\nGET /shop/_count\n@clock +1s\nGET /shop/_count',
      pageLimits,
    );
    expect(outcomes.slice(1)).toMatchObject([
      { body: { count: 1 } },
      { status: 200, headers: { "content-type": "text/plain" }, body: "2024-07-01T09:00:01.002Z" },
      { body: { count: 2 } },
    ]);
    await engine.reset(shop);
    expect(await engine.run("@clock +0s", pageLimits)).toMatchObject([{ body: "2024-07-01T09:00:00.000Z" }]);
  });

  it("ends at a clock that names no time, with its place", async () => {
    const engine = await started();
    expect(await engine.run("GET /\n@clock tomorrow\nGET /", pageLimits)).toMatchObject([
      { kind: "reply" },
      { kind: "error", code: "console_syntax", position: 7 },
    ]);
  });
});
