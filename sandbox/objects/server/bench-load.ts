import { connect, type Socket } from "node:net";
import { headersFor, makeBucket, type Measured } from "./bench-client";
import { nodeDigests } from "./node-digests";

const CONNECTIONS = 8;
/** Requests before the clock runs, for both sides. */
const WARM_UP = 2_000;

/** A request as it goes over the wire, signed already: only sending it is measured. */
function wire(store: Measured, method: string, path: string, body?: string): Buffer {
  const headers = headersFor(store, method, path, body?.length, nodeDigests.sha256(body ?? ""));
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body ?? ""}`);
}

/** Where an answer ends in the bytes that came so far; undefined while it has not all come. */
function endOfAnswer(text: string): number | undefined {
  const head = text.indexOf("\r\n\r\n");
  if (head < 0) return undefined;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${text.slice(0, head)}`);
  const end = head + 4 + Number(length);
  return text.length < end ? undefined : end;
}

// Sends the next request once the last one is answered, until there are none left.
function work(socket: Socket, next: () => Buffer | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let came = "";
    const ask = (): void => {
      const request = next();
      if (request) socket.write(request);
      else resolve();
    };
    socket.removeAllListeners("data");
    socket.on("data", (piece: string) => {
      came += piece;
      const end = endOfAnswer(came);
      if (end === undefined) return;
      if (came.startsWith("HTTP/1.1 200")) {
        came = came.slice(end);
        ask();
      } else reject(new Error(came.slice(0, 500)));
    });
    socket.once("error", reject);
    ask();
  });
}

/** How many requests are answered in a second. */
async function perSecond(sockets: readonly Socket[], requests: readonly Buffer[]): Promise<number> {
  let at = 0;
  const started = performance.now();
  await Promise.all(sockets.map((socket) => work(socket, () => requests[at++])));
  return (requests.length / (performance.now() - started)) * 1000;
}

// The load on a store, in a process of its own: its address and key and how many requests are arguments; tells PUT and GET a second.
async function main(): Promise<void> {
  const [url = "", accessKey = "", secretKey = "", many = "0"] = process.argv.slice(2);
  const store = { url, accessKey, secretKey };
  const count = Number(many);
  await makeBucket(store, "/bench");
  const { hostname, port } = new URL(url);
  const sockets = await Promise.all(
    Array.from(
      { length: CONNECTIONS },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect({ host: hostname, port: Number(port), noDelay: true });
          socket.setEncoding("latin1");
          socket.once("connect", () => resolve(socket)).once("error", reject);
        }),
    ),
  );
  const body = "x".repeat(1024);
  const path = (i: number): string => `/bench/k${i}`;
  const requests = (method: string, from: number, length: number, sent?: string): Buffer[] =>
    Array.from({ length }, (_, i) => wire(store, method, path(from + i), sent));
  await perSecond(sockets, requests("PUT", 0, WARM_UP, body));
  await perSecond(sockets, requests("GET", 0, WARM_UP));
  const put = await perSecond(sockets, requests("PUT", WARM_UP, count, body));
  const get = await perSecond(sockets, requests("GET", WARM_UP, count));
  for (const socket of sockets) socket.destroy();
  process.stdout.write(JSON.stringify({ put, get }));
}

await main();
