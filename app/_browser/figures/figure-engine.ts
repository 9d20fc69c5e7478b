import { type Dataset, pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { pageEngine } from "../block/page-engine";

/** The engines that figures ask. */
export type FigureEngine = "search" | "objects";

/** What a figure's text starts from. */
export const nothing: Dataset = { name: "figure", version: "empty", files: [] };

/** Runs a console text on the page's engine, emptied: the text makes what it asks about. Rejects when the engine is not to be had. */
export async function runFigure(engine: FigureEngine, text: string): Promise<Outcome[]> {
  const end = await pageEngine(engine).run({
    dataset: async () => nothing,
    before: [],
    text,
    limits: pageLimits,
  });
  if (end.kind === "unavailable") throw new Error(end.why.detail);
  return end.outcomes;
}
