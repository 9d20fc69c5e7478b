import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, showPanel } from "@codemirror/view";

/** A place of the text that is wrong; with a message, it is said below the text. */
export interface Mark {
  from: number;
  to: number;
  message?: string;
}

/** Marks a place of the text, or nothing. */
export const markError = StateEffect.define<Mark | undefined>();

const wavy = Decoration.mark({ class: "err" });

const field = StateField.define<Mark | undefined>({
  create: () => undefined,
  update(mark, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(markError)) continue;
      const range = effect.value;
      return range && range.from < range.to && range.to <= transaction.newDoc.length ? range : undefined;
    }
    if (!mark || !transaction.docChanged) return mark;
    // A mark under a text that has changed would accuse the wrong word. One with a message is checked again at once, and until then
    // it stays, so that nothing jumps while somebody types.
    if (mark.message === undefined) return undefined;
    const [from, to] = [transaction.changes.mapPos(mark.from, 1), transaction.changes.mapPos(mark.to, -1)];
    return from < to ? { ...mark, from, to } : undefined;
  },
  provide: (marks) => [
    EditorView.decorations.from(marks, (mark) =>
      mark ? Decoration.set([wavy.range(mark.from, mark.to)]) : Decoration.none,
    ),
    showPanel.from(marks, (mark) => {
      if (mark?.message === undefined) return null;
      const { from, message } = mark;
      return (view) => ({ dom: saidOf(view.state.doc.lineAt(from).number, message) });
    }),
  ],
});

function saidOf(line: number, message: string): HTMLElement {
  const dom = document.createElement("p");
  dom.className = "fault";
  dom.setAttribute("role", "status");
  const where = document.createElement("b");
  where.textContent = `Line ${line}: `;
  dom.append(where, message);
  return dom;
}

/** A wavy line under the place of an error. */
export const errorMark: Extension = field;
