import assert from "node:assert/strict";
import type { Client } from "@elastic/elasticsearch";

const index = "rowhouse-smoke";

/** Runs every step against an engine; throws an `AssertionError` at the first that is not as Elasticsearch has it. Gives their names. */
export async function smoke(client: Client): Promise<string[]> {
  const done: string[] = [];
  await client.indices.delete({ index, ignore_unavailable: true });
  for (const [name, step] of Object.entries(steps)) {
    await step(client);
    done.push(name);
  }
  await client.indices.delete({ index });
  return done;
}

type Step = (client: Client) => Promise<void>;

const steps: Readonly<Record<string, Step>> = {
  info: async (client) => {
    const { version } = await client.info();
    assert.match(version.number, /^9\./);
  },

  index: async (client) => {
    await client.indices.create({
      index,
      settings: { number_of_shards: 1, number_of_replicas: 0 },
      mappings: {
        properties: {
          name: { type: "text" },
          kind: { type: "keyword" },
          price: { type: "double" },
          made: { type: "date" },
        },
      },
    });
    assert.equal(await client.indices.exists({ index }), true);
    const document = { name: "Copper kettle", kind: "kitchen", price: 30, made: "2024-05-01" };
    assert.equal((await client.index({ index, id: "1", document })).result, "created");
    assert.equal((await client.update({ index, id: "1", doc: { price: 25 } })).result, "updated");
    const read = await client.get({ index, id: "1" });
    assert.deepEqual(read._source, { ...document, price: 25 });
    assert.equal(read._version, 2);
    assert.equal(await client.exists({ index, id: "2" }), false);
  },

  bulk: async (client) => {
    const reply = await client.bulk({
      index,
      refresh: true,
      operations: [
        { create: { _id: "2" } },
        { name: "Iron kettle", kind: "kitchen", price: 20, made: "2024-05-03" },
        { create: { _id: "1" } },
        { name: "twice" },
        { index: { _id: "3" } },
        { name: "Oak table", kind: "room", price: 180, made: "2024-06-11" },
      ],
    });
    assert.equal(reply.errors, true);
    assert.equal(reply.items.length, 3);
    assert.equal((await client.count({ index })).count, 3);
    const { docs } = await client.mget({ index, ids: ["1", "9"] });
    assert.equal(docs.length, 2);
  },

  search: async (client) => {
    const found = await client.search({
      index,
      query: { match: { name: "kettle" } },
      sort: [{ price: "asc" }],
    });
    assert.deepEqual(found.hits.total, { value: 2, relation: "eq" });
    assert.deepEqual(
      found.hits.hits.map(({ _id }) => _id),
      ["2", "1"],
    );
  },

  aggregate: async (client) => {
    const { aggregations } = await client.search({
      index,
      size: 0,
      aggs: { kinds: { terms: { field: "kind" }, aggs: { dearest: { max: { field: "price" } } } } },
    });
    assert.deepEqual(aggregations, {
      kinds: {
        doc_count_error_upper_bound: 0,
        sum_other_doc_count: 0,
        buckets: [
          { key: "kitchen", doc_count: 2, dearest: { value: 25 } },
          { key: "room", doc_count: 1, dearest: { value: 180 } },
        ],
      },
    });
  },

  errors: async (client) => {
    const refused = (work: Promise<unknown>, statusCode: number, type: string): Promise<void> =>
      assert.rejects(work, (cause) => {
        assert.ok(cause instanceof Error && "statusCode" in cause && "body" in cause);
        assert.equal(cause.statusCode, statusCode);
        assert.ok(JSON.stringify(cause.body).includes(`"type":"${type}"`), JSON.stringify(cause.body));
        return true;
      });
    await refused(client.search({ index: "rowhouse-nowhere" }), 404, "index_not_found_exception");
    const misspelt = { method: "POST", path: `/${index}/_search`, body: { query: { mtach: {} } } };
    await refused(client.transport.request(misspelt), 400, "parsing_exception");
    await refused(client.indices.create({ index }), 400, "resource_already_exists_exception");
    await refused(
      client.index({ index, id: "4", document: { price: "dear" } }),
      400,
      "document_parsing_exception",
    );
    await refused(client.update({ index, id: "9", doc: { price: 1 } }), 404, "document_missing_exception");
  },

  helpers: async (client) => {
    const written = await client.helpers.bulk({
      datasource: Array.from({ length: 250 }, (_, n) => ({ name: `Spoon ${n}`, kind: "spoon", price: n })),
      onDocument: (document) => {
        assert.ok(typeof document === "object" && document !== null && "price" in document);
        return { index: { _index: index, _id: `s${String(document.price)}` } };
      },
      refreshOnCompletion: index,
    });
    assert.deepEqual([written.total, written.failed, written.successful], [250, 0, 250]);
    const spoons = await client.helpers.search({ index, query: { term: { kind: "spoon" } } });
    assert.equal(spoons.length, 10);
  },

  others: async (client) => {
    await client.indices.updateAliases({ actions: [{ add: { index, alias: `${index}-alias` } }] });
    assert.equal((await client.count({ index: `${index}-alias` })).count, 253);
    const { tokens } = await client.indices.analyze({ analyzer: "standard", text: "The QUICK fox" });
    assert.deepEqual(
      tokens?.map(({ token }) => token),
      ["the", "quick", "fox"],
    );
    const counted = await client.cat.count({ index, format: "json" });
    assert.ok(JSON.stringify(counted).includes('"count":"253"'));
    assert.equal((await client.delete({ index, id: "1" })).result, "deleted");
  },
};
