import type { FigureDefinition } from "./figure";

/** What Run does. */
export const workbenchMap: FigureDefinition = {
  name: "workbench-map",
  alt: "A circle of four steps. Harbor as it was is copied; the earlier blocks of the session run, if there are any; your text runs in PostgreSQL in this page; its rows are shown. The next Run begins at the first step.",
  queries: {},
};
