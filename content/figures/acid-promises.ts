import type { FigureDefinition } from "./figure";

/** The four promises, each beside the accident that it guards against. */
export const acidPromises: FigureDefinition = {
  name: "acid-promises",
  alt: "Four promises. Atomicity against a statement that fails half way, consistency against a rule that is broken, isolation against somebody working at the same time, durability against a power cut.",
  queries: {},
};
