/**
 * Markup on its way from the text of a lesson to its place in the page, by id. The two are drawn in different bundles of one
 * process, so the store hangs on the process. In a browser it is empty.
 */
export const keptStore: Map<string, string> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for("rowhouse.kept-markup")
] ??= new Map()) as Map<string, string>;
