import { request } from "node:http";
import { aggregation, productIndex, queryMix } from "./bench-products";
import type { Times } from "./bench-program";
import { startElasticsearch } from "./real-elasticsearch";

/** The same on a real Elasticsearch over loopback; undefined, with a word on standard error, where none can be started. */
export async function benchRival(lines: string): Promise<Omit<Times, "resets"> | undefined> {
  const server = await startElasticsearch((line) => console.error(line));
  if ("reason" in server) {
    console.error(`no rival for search: ${server.reason}`);
    return undefined;
  }
  try {
    return await timesOf(server.url, lines);
  } finally {
    await server.close();
  }
}

async function timesOf(url: string, lines: string): Promise<Omit<Times, "resets">> {
  const indexOnce = async (): Promise<void> => {
    await ask(url, "DELETE", "/products?ignore_unavailable=true", "");
    await ask(url, "PUT", "/products", JSON.stringify(productIndex));
    await ask(url, "POST", "/products/_bulk?refresh=true", lines);
  };
  const index: number[] = [];
  for (let i = 0; i < 5; i += 1) index.push(await timed(indexOnce));
  await ask(url, "POST", "/products/_forcemerge?max_num_segments=1", "");
  const queries = await measured(url, queryMix, 100);
  const aggregations = await measured(url, [aggregation], 100);
  return { index, queries, aggregations };
}

/** No caches of whole replies: ours has none either. */
async function measured(url: string, bodies: readonly object[], rounds: number): Promise<number[]> {
  const texts = bodies.map((body) => JSON.stringify(body));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of texts) {
      const took = await timed(() => ask(url, "POST", "/products/_search?request_cache=false", text));
      // Its compiler needs more rounds than ours until it is warm.
      if (round >= rounds / 2) times.push(took);
    }
  }
  return times;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function ask(url: string, method: string, path: string, body: string): Promise<string> {
  const type = path.includes("_bulk") ? "application/x-ndjson" : "application/json";
  const headers = body === "" ? {} : { "content-type": type, "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, url), { method, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on("data", (chunk: Buffer) => chunks.push(chunk));
      reply.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const status = reply.statusCode ?? 0;
        if (status < 300 || method === "DELETE") resolve(text);
        else reject(new Error(`${method} ${path} gave ${status}: ${text.slice(0, 200)}`));
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
