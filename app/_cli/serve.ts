import { folderHolder, folderInUse } from "@/sandbox/server/lock-folder";
import { type Child, startNode, stop } from "./child";
import { readEnvironment } from "@/app/_register/environment";
import { buildProblem } from "./fingerprint";
import { portProblem } from "./port";
import { startSite } from "./site";

/** `npm start`: builds what changed and serves until a signal; the exit code of the program. */
export async function serve({ dev }: { dev: boolean }): Promise<number> {
  const environment = readEnvironment(process.env);
  if (environment.kind === "bad") {
    console.error(
      `The settings have mistakes:\n${environment.problems.map((line) => `  ${line}`).join("\n")}`,
    );
    return 2;
  }
  const { host, port, dataFolder, databaseUrl } = environment.value;
  const taken =
    (await portProblem(port, host)) ?? (databaseUrl ? undefined : await folderProblem(dataFolder));
  if (taken) {
    console.error(taken);
    return 2;
  }
  const stopping = untilSignal();
  const built = await Promise.race([buildIfNeeded(dev, stopping), stopping.then(() => 0)]);
  if (stopping.signalled()) return 0;
  if (built !== 0) return 1;
  return runSite({ host, port, dev }, stopping);
}

/** Two processes on one data folder would lose each other's data. */
async function folderProblem(folder: string): Promise<string | undefined> {
  const pid = await folderHolder(folder);
  return pid === undefined ? undefined : `${folderInUse(folder, pid)} ROWHOUSE_DATA names the folder.`;
}

interface Stopping extends Promise<void> {
  signalled(): boolean;
}

/** Resolves on the first SIGTERM or Ctrl-C; later ones do nothing, because stopping is already under way. */
function untilSignal(): Stopping {
  let signalled = false;
  const promise = new Promise<void>((resolve) => {
    for (const name of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
      process.on(name, () => {
        signalled = true;
        resolve();
      });
    }
  });
  return Object.assign(promise, { signalled: () => signalled });
}

async function buildIfNeeded(dev: boolean, stopping: Stopping): Promise<number> {
  const reason = dev ? undefined : buildProblem(process.cwd());
  if (!dev && reason === undefined) {
    console.error("Nothing changed since the last build.");
    return 0;
  }
  console.error(dev ? "Preparing the engine and the datasets." : `Building the course: ${reason}.`);
  const args = ["--import", "tsx", "app/_cli/build.ts", ...(dev ? ["--assets"] : [])];
  const child = startNode(args);
  void stopping.then(() => stop(child));
  const code = await child.exited;
  if (code !== 0 && !stopping.signalled()) {
    console.error("The build failed; the reason stands above. Mend it and start again.");
  }
  return code;
}

async function runSite(
  where: { host: string; port: number; dev: boolean },
  stopping: Stopping,
): Promise<number> {
  console.error("Starting the web server.");
  const site = await startSite({ ...where, output: where.dev ? "stderr" : "errors" });
  console.log(`Rowhouse is ready: ${site.url}`);
  const ended = await Promise.race([site.exited, stopping.then(() => undefined)]);
  if (ended === undefined) {
    await endGently(site);
    return 0;
  }
  console.error(
    `The web server ended by itself with code ${ended}. Start again; if it ends again, tell us what you did.`,
  );
  return 1;
}

async function endGently(child: Child): Promise<void> {
  console.error("Stopping: requests in flight are finished first.");
  await stop(child);
}
