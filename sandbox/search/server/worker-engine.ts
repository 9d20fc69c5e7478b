import { Worker } from "node:worker_threads";
import { workerBundle } from "../../sql/server/worker-bundle";
import { type RequestHandler, requestsOver } from "../worker/request-channel";

/** An engine in a worker thread, until it is closed. */
export interface WorkerEngine {
  readonly handle: RequestHandler;
  close(): Promise<void>;
}

/** Starts an empty engine in a worker thread. */
export async function startWorkerEngine(): Promise<WorkerEngine> {
  const worker = new Worker(await workerBundle("sandbox/search/server/search.worker.ts"));
  const handle = requestsOver({
    post: (message) => worker.postMessage(message),
    listen: (receive) => worker.on("message", receive),
  });
  return { handle, close: async () => void (await worker.terminate()) };
}
