import { Worker } from "node:worker_threads";
import type { EngineThread } from "../threaded-engine";
import { workerBundle } from "../sql/server/worker-bundle";

/** A thread of Node for an engine, from the TypeScript of its worker. What is asked of it waits until the thread is there. */
export function engineThread(entry: string, workerData?: string): EngineThread {
  const started = workerBundle(entry).then((file) => new Worker(file, { workerData }));
  // Whoever listens is told; the others have nothing to do with it.
  const then = (use: (worker: Worker) => void): void => void started.then(use, () => undefined);
  return {
    post: (ask) => then((worker) => worker.postMessage(ask)),
    listen: (tell, fail) => {
      then((worker) => worker.on("message", tell).on("error", (cause) => fail(cause.message)));
      started.catch((cause: unknown) => fail(cause instanceof Error ? cause.message : String(cause)));
    },
    terminate: () => then((worker) => void worker.terminate()),
  };
}
