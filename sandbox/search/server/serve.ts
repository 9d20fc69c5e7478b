import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gunzipSync, gzipSync } from "node:zlib";
import type { SearchRequest, SearchResponse } from "../request";

/** A running server. */
export interface ServedEngine {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** What is served: an engine in memory answers at once, one with a journal when its record is kept. */
interface Answering {
  readonly handle: (request: SearchRequest) => SearchResponse | Promise<SearchResponse>;
}

/** Elasticsearch's own limit of a body, bytes (`http.max_content_length`). */
const maxBody = 100 * 1024 * 1024;

/** Serves the engine over HTTP on the loopback address; port 0 takes a free one. */
export async function serveSearch(engine: Answering, port = 0): Promise<ServedEngine> {
  const server = createServer((request, response) => {
    answer(engine, request, response).catch((cause: unknown) => response.destroy(asError(cause)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => close(server) };
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((cause) => (cause ? reject(cause) : resolve())));
}

async function answer(engine: Answering, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  if (body === "too large") {
    write(request, response, { status: 413, headers: { "x-elastic-product": "Elasticsearch" }, body: "" });
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(",") : value]],
    ),
  );
  const reply = await engine.handle({
    method: request.method ?? "GET",
    path: request.url ?? "/",
    headers,
    body: body.length === 0 ? undefined : body.toString("utf8"),
  });
  write(request, response, reply);
}

async function readBody(request: IncomingMessage): Promise<Buffer | "too large"> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBody) return "too large";
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  const packed = request.headers["content-encoding"] === "gzip" && whole.length > 0;
  return packed ? gunzipSync(whole, { maxOutputLength: maxBody }) : whole;
}

/** HEAD says how long the body of a GET would be only where the engine knows it; here it sends none. */
function write(request: IncomingMessage, response: ServerResponse, reply: SearchResponse): void {
  const text = Buffer.from(reply.body, "utf8");
  const pack = text.length > 0 && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const body = pack ? gzipSync(text) : text;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(pack && { "content-encoding": "gzip" }),
    "content-length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
