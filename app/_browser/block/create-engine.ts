import type { BrowserEngine } from "@/sandbox/browser-engine";
import { StartFailure } from "@/sandbox/start-failure";
import { createBrowserObjects } from "@/sandbox/objects/browser/engine";
import { createBrowserSearch } from "@/sandbox/search/browser/engine";
import type { EngineManifest } from "@/sandbox/sql/manifest";

/**
 * Makes the engine at an address (see `PageSources.engine`). Only its own code is fetched: that of the consoles' engines by their
 * workers, whose page side is small and comes along. Throws `StartFailure`.
 */
export async function createEngine(address: string): Promise<BrowserEngine> {
  if (address === "search") return createBrowserSearch();
  if (address === "objects") return createBrowserObjects();
  const [{ createBrowserEngine }, manifest] = await Promise.all([
    import("@/sandbox/sql/browser/engine"),
    fetchManifest(address),
  ]);
  return createBrowserEngine({ manifest });
}

async function fetchManifest(address: string): Promise<EngineManifest> {
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new StartFailure("download", `${address} answered ${response.status}`);
  return (await response.json()) as EngineManifest;
}
