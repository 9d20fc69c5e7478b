import { Client, type ClientOptions } from "@elastic/elasticsearch";
import type { Dataset, Engine, Limits } from "../../engine";
import type { Outcome } from "../../outcome";
import {
  consoleSteps,
  datasetRequests,
  placeOf,
  replyOutcome,
  requestOf,
  syntaxOutcome,
} from "../console/console-steps";
import { parseConsole } from "../console/parse-console";
import type { SearchRequest, SearchResponse } from "../request";

/** Where a real Elasticsearch is, from `ELASTICSEARCH_URL` and `ELASTICSEARCH_API_KEY`. */
export interface RealSearchAddress {
  readonly url: string;
  readonly apiKey?: string | undefined;
}

/**
 * A real Elasticsearch behind the port. What stands in the cluster when the engine is made stays as it is; a reset removes every index
 * and template that came later. Its clock cannot be moved: `@clock` ends a run.
 */
export async function realSearch({ url, apiKey }: RealSearchAddress): Promise<Engine> {
  const options: ClientOptions = { node: url, ...(apiKey !== undefined && { auth: { apiKey } }) };
  const client = new Client(options);
  const foreign = await Promise.all(kinds.map((kind) => kind.names(client)));
  const clear = async (): Promise<void> => {
    for (const [i, kind] of kinds.entries()) {
      const own = (await kind.names(client)).filter((name) => !foreign[i]?.includes(name));
      if (own.length > 0) await kind.remove(client, own);
    }
  };
  return {
    reset: async (dataset) => {
      await clear();
      await load(client, dataset);
    },
    run: (text, limits) => run(client, text, limits),
    close: async () => {
      await clear();
      await client.close();
    },
  };
}

interface Kind {
  names(client: Client): Promise<string[]>;
  remove(client: Client, names: string[]): Promise<unknown>;
}

/** What a dataset or a learner may leave behind, in the order in which it can be removed. */
const kinds: readonly Kind[] = [
  {
    names: async (client) => {
      const indices = await client.indices.get({ index: "*", expand_wildcards: ["open", "closed"] });
      return Object.keys(indices).filter((name) => !name.startsWith("."));
    },
    remove: (client, index) => client.indices.delete({ index }),
  },
  {
    names: async (client) =>
      (await client.indices.getIndexTemplate()).index_templates.map(({ name }) => name),
    remove: (client, name) => client.indices.deleteIndexTemplate({ name }),
  },
  {
    names: async (client) =>
      (await client.cluster.getComponentTemplate()).component_templates.map(({ name }) => name),
    remove: (client, name) => client.cluster.deleteComponentTemplate({ name }),
  },
];

async function load(client: Client, dataset: Dataset): Promise<void> {
  for (const { request, check } of datasetRequests(dataset)) check(await send(client, request));
  await client.indices.refresh();
}

async function run(client: Client, text: string, limits: Limits): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const started = performance.now();
  let bytes = 0;
  for (const step of consoleSteps(parseConsole(text))) {
    if ("message" in step) return [...outcomes, syntaxOutcome(text, step.position, step.message)];
    if ("move" in step)
      return [...outcomes, syntaxOutcome(text, placeOf(step), "the clock of a real server cannot be moved")];
    const before = performance.now();
    const left = limits.ms - (before - started);
    if (left <= 0) return [...outcomes, { kind: "stopped", limit: "time" }];
    const reply = await send(client, requestOf(step), left).catch((cause: unknown) => brokenBy(cause));
    if ("kind" in reply) return [...outcomes, reply];
    bytes += reply.body.length;
    if (bytes > limits.bytes) return [...outcomes, { kind: "stopped", limit: "bytes" }];
    outcomes.push(replyOutcome(reply, performance.now() - before));
  }
  return outcomes;
}

function brokenBy(cause: unknown): Outcome {
  if (cause instanceof Error && cause.name === "TimeoutError") return { kind: "stopped", limit: "time" };
  return { kind: "broken", reason: cause instanceof Error ? cause.message : String(cause) };
}

/** One request through the client's transport, answered also where the server refuses. */
async function send(client: Client, request: SearchRequest, ms = 30_000): Promise<SearchResponse> {
  const [path = "", querystring = ""] = request.path.split(/\?(.*)/s);
  const connection = client.connectionPool.getConnection({
    now: Date.now(),
    requestId: 0,
    name: "console",
    context: undefined,
  });
  if (!connection) throw new Error("no address of Elasticsearch is reachable");
  const { statusCode, headers, body } = await connection.request(
    {
      method: request.method,
      path,
      querystring,
      headers: { ...request.headers },
      ...(request.body !== undefined && { body: String(request.body) }),
    },
    { requestId: 0, name: "console", context: undefined, timeout: ms },
  );
  return { status: statusCode, headers: plainHeaders(headers), body: String(body) };
}

function plainHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(pairs);
}
