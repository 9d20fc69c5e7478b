/** What a figure is, apart from how it is drawn (`app/_ui/figures/`). */
export interface FigureDefinition {
  /** `null-filter`; `<Figure name="null-filter" />` */
  name: string;
  /** One or two sentences that say what the picture says. */
  alt: string;
  /** Rows it draws, by name: one statement each, run on the lesson's dataset at build and recorded. Empty for a drawn figure without data. */
  queries: Record<string, string>;
}
