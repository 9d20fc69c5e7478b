import { Worker } from "node:worker_threads";
import { workerBundle } from "../../sql/server/worker-bundle";
import type { Programs } from "../programs";
import { type ProgramThread, ThreadedPrograms } from "../threaded-programs";

let bundle: Promise<string> | undefined;

/** Programs in a Node worker thread; it starts with the first run. */
export function createNodePrograms(): Programs {
  return new ThreadedPrograms(async () => {
    bundle ??= workerBundle("sandbox/typescript/server/programs-worker.ts");
    return nodeThread(await bundle);
  });
}

function nodeThread(path: string): ProgramThread {
  const worker = new Worker(path, {
    // Programs see quickjs alone; whoever broke out of it would find nothing of ours.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
  return {
    post: (ask) => worker.postMessage(ask),
    listen: (tell, fail) => {
      worker.on("message", tell);
      worker.on("error", fail);
      worker.on("exit", (code) => fail(new Error(`the thread of programs ended with code ${code}`)));
    },
    terminate: () => worker.terminate(),
  };
}
