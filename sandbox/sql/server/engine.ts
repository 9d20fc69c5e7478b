import { basename, join } from "node:path";
import { Worker } from "node:worker_threads";
import { Seat, type StateArchive, type Thread } from "../seat";
import { type EngineActivity, WorkerEngine } from "../worker-engine";
import { postedFiles } from "./engine-files";
import { projectRoot } from "./project-root";
import { StateFolder } from "./state-folder";
import { workerBundle } from "./worker-bundle";

let bundle: Promise<string> | undefined;

/** The choices of an engine in Node. */
export interface NodeEngineOptions {
  /** `false` saves 180 MB; a stop then costs half a second. */
  spare?: boolean;
  /** `false` works as if an internal of PGlite had moved. */
  snapshot?: boolean;
  /** Where loaded datasets are kept, for an engine of this name; the project's cache unless told. */
  states?: (engine: string) => StateArchive;
  onActivity?: (activity: EngineActivity) => void;
  /** Told on standard error when it is left out. */
  onFallback?: (reason: string) => void;
}

/** PostgreSQL (PGlite) in Node worker threads. */
export function createNodeEngine(options: NodeEngineOptions = {}): WorkerEngine {
  const { spare = true, snapshot = true, states = projectStates, onActivity, onFallback = warn } = options;
  return new WorkerEngine({
    spawn: () => spawnSeat(snapshot, states),
    onFallback,
    whenIdle: (make) => {
      if (spare) setImmediate(make);
    },
    ...(onActivity ? { onActivity } : {}),
  });
}

const projectStates = (engine: string): StateArchive =>
  new StateFolder(join(projectRoot(), ".cache/sql/states"), engine);

const warn = (reason: string): void => {
  console.error(`PostgreSQL is reset by fresh workers, which takes longer: ${reason}.`);
};

async function spawnSeat(snapshot: boolean, statesOf: (engine: string) => StateArchive): Promise<Seat> {
  bundle ??= workerBundle("sandbox/sql/server/worker.ts");
  const [path, { version, files }] = await Promise.all([bundle, postedFiles()]);
  // The bundle's name is a hash of everything that loads a dataset.
  const seat = new Seat(nodeThread(path), statesOf(`${version}-${basename(path, ".mjs")}`));
  await seat.open(files, snapshot);
  return seat;
}

function nodeThread(path: string): Thread {
  const worker = new Worker(path, {
    // The learner's SQL is a superuser's: nothing of ours is in its thread.
    env: {},
    execArgv: [],
    resourceLimits: { stackSizeMb: 200, maxOldGenerationSizeMb: 256 },
  });
  return {
    post: (ask) => worker.postMessage(ask),
    listen: (tell, fail) => {
      worker.on("message", tell);
      worker.on("error", (cause: NodeJS.ErrnoException) => {
        const kind = cause.code === "ERR_WORKER_OUT_OF_MEMORY" ? "memory" : "crashed";
        fail({ kind, message: cause.message });
      });
      worker.on("exit", (code) => fail({ kind: "crashed", message: `the worker ended with code ${code}` }));
    },
    terminate: async () => {
      await worker.terminate();
    },
  };
}
