import type { Dataset } from "@/sandbox/engine";

/** Where a page finds the rows of a dataset and the engine that they belong to: what stands in `data-dataset` and `data-engine`. */
export interface PageSource {
  dataset: string;
  engine: string;
}

/** The build names a dataset by its rows, so that no cache holds an old one. PostgreSQL comes by its manifest, our own engines by name. */
export function pageSource({
  name,
  version,
  engine = "sql",
}: Pick<Dataset, "name" | "version" | "engine">): PageSource {
  return {
    dataset: `/datasets/${name}.${version}.json`,
    engine: engine === "sql" ? "/engine/manifest.json" : engine,
  };
}
