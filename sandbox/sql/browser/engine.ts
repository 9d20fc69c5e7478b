import type { BrowserEngine, EngineState } from "../../browser-engine";
import { StartFailure } from "../../start-failure";
import type { EngineManifest } from "../manifest";
import { Seat, type Thread } from "../seat";
import { WorkerEngine } from "../worker-engine";
import type { PostedFiles } from "../worker-messages";
import { downloadEngine } from "./download";
import { browserThread } from "./thread";

/** PostgreSQL (PGlite) in module workers of the page. Nothing is fetched before the first `reset` or `run`; after a failed start, call again. */
export function createBrowserEngine(options: {
  manifest: EngineManifest;
  onProgress?: (received: number, total: number) => void;
  thread?: () => Thread;
}): BrowserEngine {
  const { manifest, onProgress, thread = () => browserThread() } = options;
  const listeners = new Set<() => void>();
  let state: EngineState = { kind: "idle" };
  const change = (next: EngineState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  let files: Promise<PostedFiles> | undefined;
  const load = (): Promise<PostedFiles> => {
    files ??= downloadEngine(manifest, (received, total) => {
      change({ kind: "loading", received, total });
      onProgress?.(received, total);
    });
    return files;
  };
  const spawn = async (): Promise<Seat> => {
    try {
      requireSupport();
      return await openSeat(load(), thread);
    } catch (cause) {
      files = undefined;
      const failure = asStartFailure(cause);
      if (state.kind !== "ready" && state.kind !== "running") change({ kind: "failed", failure });
      throw failure;
    }
  };
  const onFallback = (reason: string): void =>
    console.warn(`PostgreSQL is reset by fresh workers, which takes longer: ${reason}.`);
  const engine = new WorkerEngine({ spawn, whenIdle, onFallback, onActivity: (kind) => change({ kind }) });
  return {
    reset: (dataset) => engine.reset(dataset),
    run: (text, limits) => engine.run(text, limits),
    stop: () => engine.stop(),
    close: () => engine.close(),
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The worker's own code comes while the files are on their way. */
async function openSeat(files: Promise<PostedFiles>, thread: () => Thread): Promise<Seat> {
  const seat = new Seat(thread());
  try {
    await seat.open(await files);
    return seat;
  } catch (cause) {
    await seat.stop("did not open");
    throw cause;
  }
}

function requireSupport(): void {
  const missing =
    typeof WebAssembly === "undefined" ? "WebAssembly" : typeof Worker === "undefined" ? "workers" : "";
  if (missing)
    throw new StartFailure("unsupported", `This browser has no ${missing}, so SQL cannot run in the page.`);
}

function asStartFailure(cause: unknown): StartFailure {
  if (cause instanceof StartFailure) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new StartFailure("crashed", `PostgreSQL did not start in this browser: ${message}`, { cause });
}

/** A spare costs about 175 MB: a device that says it has less than 4 GB goes without. */
function whenIdle(make: () => void): void {
  const { deviceMemory } = navigator as Navigator & { deviceMemory?: number };
  if (deviceMemory !== undefined && deviceMemory < 4) return;
  if (typeof requestIdleCallback === "function") requestIdleCallback(make, { timeout: 2_000 });
  else setTimeout(make, 200);
}
