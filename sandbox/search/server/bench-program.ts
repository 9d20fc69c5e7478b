import { createSearchEngine, type SearchEngine } from "../engine";
import { aggregation, documents, productIndex, productLines, queryMix } from "./bench-products";

/** Times in milliseconds, one a repetition. */
export interface Times {
  readonly index: readonly number[];
  readonly queries: readonly number[];
  readonly aggregations: readonly number[];
  readonly resets: readonly number[];
}

// What `bench.ts` runs in a process of its own, bundled as a page gets it: nothing else stands on its heap, and no
// tool has put anything between.
const [, , what, rounds] = process.argv;
process.stdout.write(JSON.stringify(what === "memory" ? memory() : times(rounds === "few")));

function times(few: boolean): Times {
  const lines = productLines(0, documents);
  const index = Array.from({ length: few ? 3 : 7 }, () => timed(() => indexed(lines)));
  const engine = indexed(lines);
  const queries = measured(engine, queryMix, few ? 20 : 100);
  const aggregations = measured(engine, [aggregation], few ? 10 : 40);
  const snapshot = engine.snapshot();
  const resets = Array.from({ length: 200 }, (_, i) => {
    send(engine, "PUT", `/products/_doc/new-${i}`, '{"name":"new"}');
    return timed(() => engine.restore(snapshot));
  });
  return { index, queries, aggregations, resets };
}

/** Bytes that an engine with all products holds, their texts included. */
function memory(): number {
  const before = usedBytes();
  const engine = indexed(productLines(0, documents));
  const after = usedBytes();
  // Asked behind the measurement, so that it cannot have been collected before.
  send(engine, "GET", "/products/_doc/1");
  return after - before;
}

function usedBytes(): number {
  const { gc } = globalThis;
  if (!gc) throw new Error("the memory is measured with --expose-gc");
  for (let i = 0; i < 4; i += 1) gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A new engine with all products, searchable. */
function indexed(lines: string): SearchEngine {
  const engine = createSearchEngine();
  send(engine, "PUT", "/products", JSON.stringify(productIndex));
  send(engine, "POST", "/products/_bulk?refresh=true", lines, "application/x-ndjson");
  return engine;
}

function send(
  engine: SearchEngine,
  method: string,
  path: string,
  body?: string,
  type = "application/json",
): string {
  const headers = body === undefined ? {} : { "content-type": type };
  const reply = engine.handle({ method, path, headers, ...(body !== undefined && { body }) });
  if (reply.status >= 300)
    throw new Error(`${method} ${path} gave ${reply.status}: ${reply.body.slice(0, 200)}`);
  return reply.body;
}

function measured(engine: SearchEngine, bodies: readonly object[], rounds: number): number[] {
  const texts = bodies.map((body) => JSON.stringify(body));
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of texts) {
      const took = timed(() => send(engine, "POST", "/products/_search", text));
      // The first rounds warm the compiler up.
      if (round > 2) taken.push(took);
    }
  }
  return taken;
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
