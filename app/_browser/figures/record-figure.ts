import type { FigureDefinition } from "@/content/figures/figure";
import { type Dataset, type Engine, pageLimits } from "@/sandbox/engine";
import { objectsEngine } from "@/sandbox/objects/objects-engine";
import type { Outcome } from "@/sandbox/outcome";
import { searchEngine } from "@/sandbox/search/search-engine";
import type { FigureEngine } from "./figure-engine";

const engines = { search: searchEngine, objects: objectsEngine };
const nothing: Dataset = { name: "nothing", version: "0", files: [] };

/** Runs a console text on an engine of this process, as the page would: for tests. */
export async function askEngine(
  asked: FigureEngine | Engine,
  text: string,
  dataset = nothing,
): Promise<Outcome[]> {
  const engine = typeof asked === "string" ? engines[asked]() : asked;
  await engine.reset(dataset);
  return engine.run(text, pageLimits);
}

/** The last outcome of each query of a figure, as the recorder keeps it: for tests that draw a figure from the real engine. */
export async function recordFigure(
  figure: FigureDefinition,
  engine: FigureEngine | Engine,
  dataset?: Dataset,
): Promise<Record<string, Outcome>> {
  const kept: Record<string, Outcome> = {};
  for (const [query, text] of Object.entries(figure.queries)) {
    const last = (await askEngine(engine, text, dataset)).at(-1);
    if (!last) throw new Error(`The query ${query} of figure ${figure.name} holds no request.`);
    kept[query] = last;
  }
  return kept;
}
