import type { BrowserEngine } from "../../browser-engine";
import { ThreadedEngine } from "../../threaded-engine";
import { workerThread } from "../../browser/worker-thread";

/** The object store in a module worker of the page; it starts with the first use. */
export const createBrowserObjects = (): BrowserEngine =>
  new ThreadedEngine(() =>
    workerThread(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })),
  );
