import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseQuery } from "../console/send";
import type { ObjectEngine } from "../engine";
import type { ByteStream, ObjectRequest, ObjectResponse } from "../request";

/** A running server. */
export interface ServedStore {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the store over HTTP on the loopback address; port 0 takes a free one. */
export async function serveObjects(engine: ObjectEngine, port = 0): Promise<ServedStore> {
  const server = createServer((request, response) => {
    answer(engine, request, response).catch((cause: unknown) =>
      response.destroy(cause instanceof Error ? cause : new Error(String(cause))),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => close(server) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((cause) => (cause ? reject(cause) : resolve())));
}

/** Bytes up to which a body is taken in one piece. */
const SMALL = 64 * 1024;

async function* bytesOf(request: IncomingMessage): ByteStream {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  if (encoding === undefined && Number(length ?? 0) <= SMALL) {
    if (Number(length ?? 0) > 0) yield await inOnePiece(request);
    return;
  }
  // Whoever stops reading early still has to be answered: the connection stays.
  const pieces: AsyncIterable<unknown> = request.iterator({ destroyOnReturn: false });
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece;
}

// A stream's iterator costs more than all that a small object needs.
function inOnePiece(request: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => void pieces.push(piece));
    request.once("end", () => resolve(pieces[0] && pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)));
    request.once("error", reject);
    request.once("close", () => reject(new Error("the client ended the connection")));
  });
}

function requestOf(incoming: IncomingMessage): ObjectRequest {
  const url = incoming.url ?? "/";
  const mark = url.indexOf("?");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers[name] = fromWire(Array.isArray(value) ? value.join(",") : value);
  return {
    method: incoming.method ?? "GET",
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? [] : parseQuery(url.slice(mark + 1)),
    headers,
    body: bytesOf(incoming),
    address: incoming.socket.remoteAddress ?? "127.0.0.1",
  };
}

// Node reads and writes the bytes of a header as Latin-1; S3's are UTF-8. Bytes that are none cannot have been signed as text.
const fromWire = (value: string): string =>
  /[\x80-\xff]/.test(value) ? Buffer.from(value, "latin1").toString("utf8") : value;

// A form may give a header a line end: as in MinIO it goes out as a space, and begins no header of its own.
function toWire(headers: ObjectResponse["headers"]): ObjectResponse["headers"] {
  if (!Object.values(headers).some((value) => /[^ -~\t]/.test(value))) return headers;
  // Node writes content-disposition in another way when it knows the length by then.
  const entries = Object.entries(headers).sort(
    ([one], [other]) => Number(one === "content-length") - Number(other === "content-length"),
  );
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const text = value.replace(/\p{Cc}/gu, " ");
      return [name, Buffer.from(text, "utf8").toString("latin1")];
    }),
  );
}

async function answer(
  engine: ObjectEngine,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = await engine.handle(requestOf(incoming));
  const reply = { ...found, headers: toWire(found.headers) };
  // What was refused before its body was read: the rest is read and dropped, so that the client sees the answer.
  if (!incoming.complete) incoming.resume();
  if (incoming.method === "HEAD") response.writeHead(reply.status, reply.headers).end();
  else await send(reply, response);
}

async function send({ status, headers, body }: ObjectResponse, response: ServerResponse): Promise<void> {
  const pieces = body[Symbol.asyncIterator]();
  const { done, value: first = new Uint8Array(0) } = await pieces.next();
  const length = String(first.length);
  if (done !== true && headers["content-length"] !== length) {
    response.writeHead(status, headers);
    await pipeline(Readable.from(joined(first, pieces)), response);
    return;
  }
  // All of it is here: no stream is needed, and its length can be told.
  const bodiless = status === 204 || status === 304;
  const told = bodiless || "content-length" in headers ? headers : { ...headers, "content-length": length };
  response.writeHead(status, told);
  response.end(first);
  await pieces.return?.();
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): ByteStream {
  yield first;
  yield* { [Symbol.asyncIterator]: () => rest };
}
