import { runTorture } from "../../torture";
import type { EngineManifest } from "../../manifest";
import { downloadEngine } from "../download";

/** Runs the torture suite in a module worker of Chromium and posts the report. */
self.addEventListener(
  "message",
  async (event: MessageEvent<{ manifest: EngineManifest; rounds: number; seed: number }>) => {
    const { manifest, rounds, seed } = event.data;
    try {
      const { wasm, data, dataDirectory } = await downloadEngine(manifest, () => {});
      const files = { wasm, data: new Blob([data]), dataDirectory: new Blob([dataDirectory]) };
      self.postMessage(await runTorture(files, rounds, seed));
    } catch (cause) {
      self.postMessage({ failed: String(cause) });
    }
  },
);
