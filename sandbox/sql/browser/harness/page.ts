import { type Dataset, type Limits, pageLimits } from "../../../engine";
import type { EngineManifest } from "../../manifest";
import { browserThread } from "../thread";
import type { BrowserEngine } from "../../../browser-engine";
import { createBrowserEngine } from "../engine";

/** What a Playwright test calls on the harness page. */
export interface Harness {
  open(manifest: EngineManifest): BrowserEngine;
  engine: BrowserEngine | undefined;
  limits: Limits;
  timed(work: () => Promise<unknown>): Promise<number>;
  dataset: Dataset | undefined;
}

const harness: Harness = {
  engine: undefined,
  dataset: undefined,
  limits: pageLimits,
  open(manifest) {
    const thread = (): ReturnType<typeof browserThread> =>
      browserThread(new Worker("/worker.js", { type: "module" }));
    harness.engine = createBrowserEngine({ manifest, thread });
    return harness.engine;
  },
  async timed(work) {
    const started = performance.now();
    await work();
    return performance.now() - started;
  },
};

Object.assign(globalThis, { harness });
