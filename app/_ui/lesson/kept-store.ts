/**
 * Markup on its way from the text of a lesson to its place in the page, by id. The two are drawn in different bundles of one
 * process, so the store hangs on the process. In a browser it is empty: there the markup stands in the page.
 */
const store: Map<string, string> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for("rowhouse.kept-markup")
] ??= new Map()) as Map<string, string>;

/** Lays markup down for the component that draws it by this id. */
export function keepMarkup(id: string, html: string): void {
  store.set(id, html);
}

/** The markup of an id: on the server what was laid down, in a browser what stands in the element that `selector` finds. */
export function keptMarkup(id: string, selector: string): string {
  if (typeof document === "undefined") return store.get(id) ?? "";
  return document.querySelector(selector)?.innerHTML ?? "";
}
