import { Client as SearchClient } from "@elastic/elasticsearch";
import { Client as ObjectClient } from "minio";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedEngines, serveEngines } from "./serve-engines";

let served: ServedEngines;
beforeAll(async () => {
  served = await serveEngines(0);
});
afterAll(() => served.close());

describe("serveEngines(0)", () => {
  it("speaks PostgreSQL: simple, extended and failing statements", async () => {
    const client = new pg.Client(served.addresses.postgres.url);
    await client.connect();
    await client.query("CREATE TABLE t (a int)");
    await client.query("INSERT INTO t SELECT generate_series(1, $1::int)", [5]);
    await expect(client.query("SELECT nope")).rejects.toMatchObject({ code: "42703" });
    expect((await client.query("SELECT sum(a)::int AS s FROM t WHERE a > $1", [2])).rows).toEqual([
      { s: 12 },
    ]);
    await client.query("BEGIN");
    await client.end();
  });

  it("keeps what one client wrote for the next, and refuses two at once", async () => {
    const [first, second] = [0, 1].map(() => new pg.Client(served.addresses.postgres.url));
    if (!first || !second) throw new Error("two clients");
    await first.connect();
    await expect(second.connect()).rejects.toMatchObject({ code: "53300" });
    expect((await first.query("SELECT count(*)::int AS n FROM t")).rows).toEqual([{ n: 5 }]);
    await first.end();
  });

  it("speaks Elasticsearch", async () => {
    const client = new SearchClient({ node: served.addresses.elasticsearch.url });
    await client.index({ index: "shop", id: "1", document: { name: "kettle" }, refresh: true });
    expect((await client.count({ index: "shop" })).count).toBe(1);
    await client.close();
  });

  it("speaks S3", async () => {
    const { endpoint, accessKey, secretKey, region } = served.addresses.objects;
    const { hostname, port } = new URL(endpoint);
    const client = new ObjectClient({
      endPoint: hostname,
      port: Number(port),
      useSSL: false,
      accessKey,
      secretKey,
      region,
    });
    await client.makeBucket("lab");
    await client.putObject("lab", "a.txt", "hello");
    expect((await client.statObject("lab", "a.txt")).size).toBe(5);
  });
});
