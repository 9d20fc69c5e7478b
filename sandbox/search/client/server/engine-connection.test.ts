import { Client, errors } from "@elastic/elasticsearch";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSearchEngine } from "../../engine";
import { type ServedEngine, serveSearch } from "../../server/serve";
import { engineConnection } from "./engine-connection";

const engine = createSearchEngine();
let served: ServedEngine;
beforeAll(async () => {
  served = await serveSearch(engine);
});
afterAll(() => served.close());

const ways: [string, () => Client][] = [
  [
    "in process",
    () => new Client({ node: "http://embedded", Connection: engineConnection(createSearchEngine().handle) }),
  ],
  ["over HTTP", () => new Client({ node: served.url })],
  ["over HTTP, packed", () => new Client({ node: served.url, compression: true })],
];

describe.each(ways)("the official client %s", (_, connect) => {
  it("indexes, reads, updates and deletes a document", async () => {
    const client = connect();
    await client.indices.create({ index: "smoke", settings: { number_of_replicas: 0 } });
    const created = await client.index({ index: "smoke", id: "1", document: { name: "kettle", price: 30 } });
    expect(created).toMatchObject({ result: "created", _version: 1 });
    await client.update({ index: "smoke", id: "1", doc: { price: 25 } });
    const read = await client.get({ index: "smoke", id: "1" });
    expect(read).toMatchObject({ found: true, _version: 2, _source: { name: "kettle", price: 25 } });
    expect(await client.exists({ index: "smoke", id: "2" })).toBe(false);
    expect(await client.delete({ index: "smoke", id: "1" })).toMatchObject({ result: "deleted" });
    await client.indices.delete({ index: "smoke" });
  });

  it("writes in bulk, and a refused line does not stop the others", async () => {
    const client = connect();
    const reply = await client.bulk({
      index: "many",
      operations: [
        { create: { _id: "1" } },
        { n: 1 },
        { create: { _id: "1" } },
        { n: 2 },
        { index: { _id: "2" } },
        { n: 3 },
      ],
    });
    expect(reply.errors).toBe(true);
    expect(reply.items.map((item) => (item.create ?? item.index)?.status)).toEqual([201, 409, 201]);
    await client.indices.delete({ index: "many" });
  });

  it("throws the client's ResponseError with Elasticsearch's words", async () => {
    const failed = connect().indices.get({ index: "nowhere" });
    await expect(failed).rejects.toBeInstanceOf(errors.ResponseError);
    await expect(failed).rejects.toMatchObject({
      statusCode: 404,
      body: { error: { type: "index_not_found_exception", reason: "no such index [nowhere]" } },
    });
  });

  it("is taken for Elasticsearch", async () => {
    const info = await connect().info();
    expect(info.version.number).toMatch(/^9\./);
  });
});
