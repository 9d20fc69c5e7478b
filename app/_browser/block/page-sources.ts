/** Where the page's engine and rows come from: addresses on this site. */
export interface PageSources {
  dataset: string;
  manifest: string;
}

/**
 * Reads the addresses from the nearest `data-dataset="/datasets/harbor.<version>.json"` and `data-engine="..."` above an element.
 * The page writes them once, so that no block carries them.
 */
export function pageSources(element: Element): PageSources | undefined {
  const dataset = element.closest("[data-dataset]")?.getAttribute("data-dataset");
  if (!dataset) return undefined;
  const manifest = element.closest("[data-engine]")?.getAttribute("data-engine");
  return { dataset, manifest: manifest || "/engine/manifest.json" };
}
