import type { EngineManifest } from "../../manifest";
import { runTorture } from "../../torture";
import { downloadEngine } from "../download";

interface Ask {
  manifest: EngineManifest;
  rounds: number;
  seed: number;
}

/** Runs the torture suite in a module worker of Chromium and posts the report. */
async function torture({ manifest, rounds, seed }: Ask): Promise<void> {
  try {
    const { wasm, data, dataDirectory } = await downloadEngine(manifest, () => {});
    const files = { wasm, data: new Blob([data]), dataDirectory: new Blob([dataDirectory]) };
    self.postMessage(await runTorture(files, rounds, seed));
  } catch (cause) {
    self.postMessage({ failed: String(cause) });
  }
}

self.addEventListener("message", (event: MessageEvent<Ask>) => void torture(event.data));
