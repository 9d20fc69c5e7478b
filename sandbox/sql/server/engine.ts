import { Worker } from "node:worker_threads";
import { Seat, type Thread } from "../seat";
import { type EngineActivity, WorkerEngine } from "../worker-engine";
import { postedFiles } from "./engine-files";
import { workerBundle } from "./worker-bundle";

let bundle: Promise<string> | undefined;

/** The choices of an engine in Node. */
export interface NodeEngineOptions {
  /** `false` saves 180 MB; a stop then costs half a second. */
  spare?: boolean;
  /** `false` works as if an internal of PGlite had moved. */
  snapshot?: boolean;
  onActivity?: (activity: EngineActivity) => void;
  /** Told on standard error when it is left out. */
  onFallback?: (reason: string) => void;
}

/** PostgreSQL (PGlite) in Node worker threads. */
export function createNodeEngine(options: NodeEngineOptions = {}): WorkerEngine {
  const { spare = true, snapshot = true, onActivity, onFallback = warn } = options;
  return new WorkerEngine({
    spawn: () => spawnSeat(snapshot),
    onFallback,
    whenIdle: (make) => {
      if (spare) setImmediate(make);
    },
    ...(onActivity ? { onActivity } : {}),
  });
}

const warn = (reason: string): void => {
  console.error(`PostgreSQL is reset by fresh workers, which takes longer: ${reason}.`);
};

async function spawnSeat(snapshot: boolean): Promise<Seat> {
  bundle ??= workerBundle("sandbox/sql/server/worker.ts");
  const [path, files] = await Promise.all([bundle, postedFiles()]);
  const seat = new Seat(nodeThread(path));
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
