import { pageLimits } from "@/sandbox/engine";
import { pageEngine } from "../../page-engine";
import { pageSources } from "../../page-sources";
import { fetchDataset } from "../../published-dataset";
import { readState, type StoreState } from "./store-state";

const kinds = { search: "search", objects: "objects" } as const;

/** The states that were asked for last, by dataset and texts. Engines give the same state for the same texts, every time. */
const known = new Map<string, Promise<StoreState>>();
const most = 60;

/**
 * What the engine of a block holds after these texts, from the first state of the page's dataset. It is computed anew beside the
 * block's own run, which it does not disturb. `undefined` where the page names no engine of ours; rejects when it does not start.
 */
export async function stateAfter(
  element: Element,
  texts: readonly string[],
): Promise<StoreState | undefined> {
  const sources = pageSources(element);
  const kind = sources && Object.entries(kinds).find(([name]) => name === sources.engine)?.[1];
  if (!sources || !kind) return undefined;
  const key = JSON.stringify([sources.dataset, ...texts]);
  const found = known.get(key);
  if (found) return found;
  const asked = pageEngine(sources.engine).use(async (engine) => {
    await engine.reset(await fetchDataset(sources.dataset));
    for (const text of texts) await engine.run(text, pageLimits);
    return readState(engine, kind);
  });
  known.set(key, asked);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  asked.catch(() => known.delete(key));
  return asked;
}
