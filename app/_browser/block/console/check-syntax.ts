import type { Extension } from "@codemirror/state";
import { ViewPlugin } from "@codemirror/view";
import { firstSyntaxFault } from "@/sandbox/search/console/error-place";
import { markError } from "../error-mark";

/** Milliseconds without a key before bodies are read. */
const PAUSE = 600;

/** Underlines the first sign of a body that is no JSON, in the engine's words, when the typing pauses. */
export const checkSyntax: Extension = ViewPlugin.define((view) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = (): void =>
    view.dispatch({ effects: markError.of(firstSyntaxFault(view.state.doc.toString())) });
  return {
    update({ docChanged, transactions }) {
      // A run says more than we could: what it marks stays until the text changes.
      const marked = transactions.some(({ effects }) => effects.some((effect) => effect.is(markError)));
      if (docChanged || marked) clearTimeout(timer);
      if (docChanged) timer = setTimeout(check, PAUSE);
    },
    destroy: () => clearTimeout(timer),
  };
});
