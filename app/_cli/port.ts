import { createServer } from "node:net";

/** A free port on the loopback address, chosen by the system. */
export async function freePort(host = "127.0.0.1"): Promise<number> {
  return listenOnce(0, host);
}

/** Why the course cannot listen on this port, as a sentence that names PORT, or undefined. */
export async function portProblem(port: number, host: string): Promise<string | undefined> {
  try {
    await listenOnce(port, host);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      return `Port ${port} is taken by another program. Stop it, or choose another one: PORT=${port + 1} npm start`;
    }
    if (code === "EACCES") return `Port ${port} needs rights that you do not have: PORT=3000 npm start`;
    throw error;
  }
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}
