import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSearchEngine } from "../../engine";
import { type ServedEngine, serveSearch } from "../../server/serve";
import { startWorkerEngine, type WorkerEngine } from "../../server/worker-engine";
import { smoke } from "./smoke";
import { clientsOn, clientsOver, type VersionedClient } from "./smoke-clients";

let served: ServedEngine;
let worker: WorkerEngine;
beforeAll(async () => {
  served = await serveSearch(createSearchEngine());
  worker = await startWorkerEngine();
});
afterAll(async () => {
  await Promise.all([served.close(), worker.close()]);
});

/** Also a real server, where its address stands in ROWHOUSE_TEST_ELASTICSEARCH. */
const real = process.env.ROWHOUSE_TEST_ELASTICSEARCH;

const ways: [string, () => Promise<VersionedClient[]>][] = [
  ["over HTTP", () => clientsOver(served.url)],
  ["in process", () => clientsOn(createSearchEngine().handle)],
  ["in a worker", () => clientsOn(worker.handle)],
  ...(real
    ? [["on the real server", () => clientsOver(real)] satisfies [string, () => Promise<VersionedClient[]>]]
    : []),
];

describe.each(ways)("the official clients %s", (_, connect) => {
  it.each([8, 9])("run the same script unmodified, version %i", async (version) => {
    const clients = await connect();
    const chosen = clients.find((each) => each.version === version);
    expect(chosen && (await smoke(chosen.client))).toContain("helpers");
    await Promise.all(clients.map(({ client }) => client.close()));
  });
});
