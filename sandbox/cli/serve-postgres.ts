import { createServer, type Server, type Socket } from "node:net";
import { PGlite } from "@electric-sql/pglite";

/** PostgreSQL's wire protocol over a loopback port, until it is closed. */
export interface ServedPostgres {
  /** `postgres://postgres@127.0.0.1:<port>/postgres` */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves an empty PGlite, which keeps its data as long as it runs. PGlite is one backend, so one client is served at a time and others
 * are refused as PostgreSQL refuses when its connections are used up.
 */
export async function servePostgres(port = 0): Promise<ServedPostgres> {
  const pg = await PGlite.create();
  let busy = false;
  let clean = Promise.resolve();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    if (busy) return refuse(socket);
    busy = true;
    socket.once("close", () => {
      clean = cleanUp(pg);
      busy = false;
    });
    void clean.then(() => serveClient(socket, pg));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `postgres://postgres@127.0.0.1:${portOf(server)}/postgres`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await clean;
      await pg.close();
    },
  };
}

/** What one client left open must not reach the next one. */
async function cleanUp(pg: PGlite): Promise<void> {
  if (pg.closed) return;
  await pg.exec("ROLLBACK");
  await pg.exec("DISCARD ALL");
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return address.port;
}

/** Requests that come before the start-up message, by their codes (PostgreSQL's documentation, "Message Formats"). */
const CANCEL = 80_877_102;
const SSL = 80_877_103;
const GSS = 80_877_104;

async function serveClient(socket: Socket, pg: PGlite): Promise<void> {
  let waiting = Buffer.alloc(0);
  let started = false;
  try {
    for await (const chunk of socket) {
      if (!Buffer.isBuffer(chunk)) continue;
      waiting = Buffer.concat([waiting, chunk]);
      for (;;) {
        const size = messageSize(waiting, started);
        if (size === undefined || waiting.length < size) break;
        const message = waiting.subarray(0, size);
        waiting = waiting.subarray(size);
        const code = started ? 0 : message.readInt32BE(4);
        if (code === CANCEL || (started && message[0] === TERMINATE)) return void socket.end();
        if (code === SSL || code === GSS) socket.write("N");
        else {
          started = true;
          socket.write(await pg.execProtocolRaw(message));
        }
      }
    }
  } catch (cause) {
    socket.destroy(cause instanceof Error ? cause : new Error(String(cause)));
  }
}

const TERMINATE = "X".charCodeAt(0);

/** Bytes of the message that begins here; `undefined` while its length has not come. */
function messageSize(bytes: Buffer, started: boolean): number | undefined {
  const at = started ? 1 : 0;
  return bytes.length < at + 4 ? undefined : bytes.readInt32BE(at) + at;
}

/** Answers the start-up message with SQLSTATE 53300. */
function refuse(socket: Socket): void {
  const fields = ["SFATAL", "VFATAL", "C53300", "Msorry, the embedded PostgreSQL takes one client at a time"];
  const body = Buffer.from(`${fields.join("\0")}\0\0`);
  const head = Buffer.alloc(5, "E");
  head.writeInt32BE(body.length + 4, 1);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    const code = chunk.length >= 8 ? chunk.readInt32BE(4) : 0;
    if (code === SSL || code === GSS) socket.write("N");
    else socket.end(Buffer.concat([head, body]));
  });
}
