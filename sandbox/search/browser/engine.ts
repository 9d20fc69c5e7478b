import type { BrowserEngine } from "../../browser-engine";
import { ThreadedEngine } from "../../threaded-engine";
import { workerThread } from "../../browser/worker-thread";

/** The search engine in a module worker of the page, which starts at once. */
export const createBrowserSearch = (): BrowserEngine =>
  new ThreadedEngine(() =>
    workerThread(new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })),
  ).start();
