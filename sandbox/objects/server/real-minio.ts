import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A real MinIO that was started here, empty, until it is closed. */
export interface RunningMinio {
  readonly url: string;
  readonly accessKey: string;
  readonly secretKey: string;
  close(): Promise<void>;
}

/** Why none can be started, in a sentence. */
export interface NotStarted {
  readonly reason: string;
}

/** Where the recipe keeps what it builds. */
const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "rowhouse/objects-real");

/** MinIO's own command line client, where it has been built; `startMinio` builds it beside the server. */
export function builtClient(): string | undefined {
  const program = join(cache, "bin/mc");
  return existsSync(program) ? program : undefined;
}

const recipe = "../shared/conformance/objects/real-server.sh";
/** Built on first use: minutes, not seconds. */
const PATIENCE = 15 * 60_000;

/**
 * Starts MinIO by the recipe beside the clone: it needs Go, builds the server once and keeps it under the user's cache. Gives the reason
 * where something is missing.
 */
export async function startMinio(say: (line: string) => void = () => {}): Promise<RunningMinio | NotStarted> {
  if (!existsSync(recipe)) return { reason: `${recipe} is not there` };
  if (!onPath("go")) return { reason: "there is no Go on the PATH" };
  const folder = cache;
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const built = existsSync(join(folder, "bin/minio"));
  say(built ? "starting MinIO" : `building MinIO in ${folder}: minutes, once`);
  const child = spawn("/bin/sh", [recipe, String(port), folder], { stdio: ["ignore", "ignore", "ignore"] });
  const url = `http://127.0.0.1:${port}`;
  if (!(await untilAlive(url, child))) {
    child.kill();
    return { reason: `${recipe} gave no server` };
  }
  return { url, accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret", close: () => ended(child) };
}

const onPath = (program: string): boolean =>
  (process.env["PATH"] ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function untilAlive(url: string, child: ChildProcess): Promise<boolean> {
  const patience = performance.now() + PATIENCE;
  while (child.exitCode === null && performance.now() < patience) {
    const alive = await fetch(`${url}/minio/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (alive) return true;
    await sleep(200);
  }
  return false;
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill();
  });
}
