import { createObjectEngine } from "../objects/engine";
import { nodeDigests } from "../objects/server/node-digests";
import { serveObjects } from "../objects/server/serve";
import { createSearchEngine } from "../search/engine";
import { serveSearch } from "../search/server/serve";
import { servePostgres } from "./serve-postgres";

/** Where the embedded engines are reached. Printed as one JSON document. */
export interface EngineAddresses {
  postgres: { url: string };
  elasticsearch: { url: string };
  objects: { endpoint: string; accessKey: string; secretKey: string; region: string };
}

/** The embedded engines on loopback ports, until they are closed. */
export interface ServedEngines {
  addresses: EngineAddresses;
  close(): Promise<void>;
}

/** The key that the object store starts with: it opens nothing but what this process holds in memory. */
const root = { accessKey: "rowhouse", secretKey: "rowhouse-embedded" };
const region = "us-east-1";

/**
 * Serves PostgreSQL, Elasticsearch and S3 on the three ports from `first` on; 0 takes free ones. A taken port rejects with Node's
 * EADDRINUSE, and none is left open.
 */
export async function serveEngines(first: number): Promise<ServedEngines> {
  const port = (place: number): number => (first === 0 ? 0 : first + place);
  const objectEngine = createObjectEngine({
    root,
    region,
    now: Date.now,
    random: Math.random,
    digests: nodeDigests,
  });
  const started = await Promise.allSettled([
    servePostgres(port(0)),
    serveSearch(createSearchEngine(), port(1)),
    serveObjects(objectEngine, port(2)),
  ]);
  const close = async (): Promise<void> => {
    await Promise.all(started.flatMap((one) => (one.status === "fulfilled" ? [one.value.close()] : [])));
  };
  const [postgres, search, objects] = started;
  if (postgres.status === "rejected" || search.status === "rejected" || objects.status === "rejected") {
    await close();
    throw started.find((one) => one.status === "rejected")?.reason;
  }
  return {
    addresses: {
      postgres: { url: postgres.value.url },
      elasticsearch: { url: search.value.url },
      objects: { endpoint: objects.value.url, ...root, region },
    },
    close,
  };
}
