/** Where an engine of the page and its rows come from. */
export interface PageSources {
  /** Address on this site. */
  dataset: string;
  /** Address of PostgreSQL's manifest, or the name of one of our own engines: `search`, `objects`. */
  engine: string;
}

/**
 * Reads the addresses from the nearest `data-dataset="/datasets/harbor.<version>.json"` and `data-engine="..."` above an element.
 * The page writes them once, so that no block carries them; an exercise on other rows writes its own.
 */
export function pageSources(element: Element): PageSources | undefined {
  const dataset = element.closest("[data-dataset]")?.getAttribute("data-dataset");
  if (!dataset) return undefined;
  const engine = element.closest("[data-engine]")?.getAttribute("data-engine");
  return { dataset, engine: engine || "/engine/manifest.json" };
}
