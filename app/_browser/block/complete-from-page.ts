import type { Editor } from "./editor";
import { pageSources } from "./page-sources";
import { fetchDataset } from "./published-dataset";

/** Teaches an editor the tables and columns of the page's dataset; without them it completes keywords only. */
export async function completeFromPage(element: Element | null, editor: Editor): Promise<void> {
  const sources = element ? pageSources(element) : undefined;
  if (!sources) return;
  try {
    const { schema } = await fetchDataset(sources.dataset);
    if (schema) editor.complete(schema);
  } catch (cause) {
    // Offline: nobody asked for it yet, so nobody is told more than the console.
    console.info("No completion of tables:", cause);
  }
}
