import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** A real Elasticsearch that was started here, until it is closed. */
export interface RunningElasticsearch {
  readonly url: string;
  close(): Promise<void>;
}

/** Why none can be started, in a sentence. */
export interface NotStarted {
  readonly reason: string;
}

const recipe = "../shared/conformance/search/real-server/run.sh";
const STARTED = /^started$/m;

/**
 * Starts Elasticsearch 9.5.3 by the recipe beside the clone: it needs Maven and a JDK of 21 or newer, and keeps its jars under the user's
 * cache. Gives the reason where one of them is missing; the first start downloads 44 MB.
 */
export async function startElasticsearch(
  say: (line: string) => void = () => {},
): Promise<RunningElasticsearch | NotStarted> {
  if (!existsSync(recipe)) return { reason: `${recipe} is not there` };
  if (!onPath("mvn")) return { reason: "there is no Maven (mvn) on the PATH" };
  const jdk = findJdk();
  if (jdk === undefined) return { reason: "there is no JDK of 21 or newer in JAVA_HOME or /usr/lib/jvm" };
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rowhouse/search-real");
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  say(`starting Elasticsearch 9.5.3 in ${folder}`);
  const child = spawn("/bin/sh", [recipe, "es9", String(port), folder], {
    env: { ...process.env, JAVA_HOME: jdk },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const failed = await untilStarted(child);
  if (failed !== undefined) return { reason: failed };
  return { url: `http://127.0.0.1:${port}`, close: () => ended(child) };
}

const onPath = (program: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

/** The newest JDK that says it is 21 or newer. */
function findJdk(): string | undefined {
  const installed = existsSync("/usr/lib/jvm")
    ? readdirSync("/usr/lib/jvm").map((name) => join("/usr/lib/jvm", name))
    : [];
  const found = [process.env.JAVA_HOME, ...installed].flatMap((home) => {
    const version = home === undefined ? 0 : versionOf(home);
    return home !== undefined && version >= 21 ? [{ home, version }] : [];
  });
  return found.toSorted((a, b) => b.version - a.version)[0]?.home;
}

/** Major version of a JDK, 0 when there is none. */
function versionOf(home: string): number {
  const release = join(home, "release");
  if (!existsSync(release) || !existsSync(join(home, "bin/javac"))) return 0;
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, "utf8"))?.[1] ?? 0);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The first start downloads; ten minutes are enough for a slow line. */
const LONGEST_START = 600_000;

/** Nothing when it answers, or what went wrong. */
function untilStarted(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = "";
    const timer = setTimeout(() => {
      child.kill();
      resolve("it did not start within ten minutes");
    }, LONGEST_START);
    const listen = (chunk: Buffer): void => {
      said = (said + chunk.toString("utf8")).slice(-4_000);
      if (!STARTED.test(said)) return;
      clearTimeout(timer);
      resolve(undefined);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("error", (cause) => resolve(cause.message));
    child.once("exit", (code) => {
      clearTimeout(timer);
      resolve(`it ended with ${code}: ${said.trim().split("\n").at(-1) ?? ""}`);
    });
  });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}
