import { type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** Marks a place of the text, or nothing. */
export const markError = StateEffect.define<{ from: number; to: number } | undefined>();

const wavy = Decoration.mark({ class: "err" });

const field = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) {
      if (!effect.is(markError)) continue;
      const range = effect.value;
      const inside = range && range.from < range.to && range.to <= transaction.newDoc.length;
      return inside ? Decoration.set([wavy.range(range.from, range.to)]) : Decoration.none;
    }
    // A mark under a text that has changed would accuse the wrong word.
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (marks) => EditorView.decorations.from(marks),
});

/** A wavy line under the place of an error. */
export const errorMark: Extension = field;
