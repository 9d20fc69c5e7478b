import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, toggleComment } from "@codemirror/commands";
import { type SQLNamespace, PostgreSQL, sql } from "@codemirror/lang-sql";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Schema } from "@/sandbox/sql/catalog";
import { errorMark, type Mark, markError } from "./error-mark";

/** What an editor needs, and whom it tells. */
export interface EditorOptions {
  /** Accessible name: the title of its block. */
  name: string;
  text: string;
  /** SQL unless told. */
  language?: Extension;
  onText: (text: string) => void;
  /** Mod-Enter: the selection, else the whole caret position. UTF-16 offsets. */
  onRun: (selection: { from: number; to: number }) => void;
  /** Shift-Mod-Enter. */
  onCheck?: () => void;
  /** Escape was pressed: the next Tab leaves. */
  onEscape?: () => void;
}

/** A mounted editor. */
export interface Editor {
  view: EditorView;
  text(): string;
  setText(text: string): void;
  /** Wavy line from `from` to `to`, until the next change; undefined removes it. */
  mark(mark: Mark | undefined): void;
  /** Tables and columns for completion. */
  complete(schema: Schema): void;
  destroy(): void;
}

const highlight = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], class: "k" },
  { tag: [tags.string, tags.special(tags.string)], class: "s" },
  { tag: [tags.number, tags.bool, tags.null], class: "n" },
  { tag: tags.comment, class: "c" },
]);

/** Puts an editor into `parent`. Its look comes from block.css, which gives it the measures of the code it replaces. */
export function mountEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const language = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        language.of(options.language ?? sqlLanguage()),
        ...behaviour(options),
        attributes(options.name),
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    setText: (text) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "reset" }),
    mark: (mark) => view.dispatch({ effects: markError.of(mark) }),
    complete: (schema) => view.dispatch({ effects: language.reconfigure(sqlLanguage(namespace(schema))) }),
    destroy: () => view.destroy(),
  };
}

function behaviour({ onText, onRun, onCheck, onEscape }: EditorOptions): Extension[] {
  const run = (view: EditorView): boolean => {
    // A list that stands open would take the next Escape.
    closeCompletion(view);
    const { from, to } = view.state.selection.main;
    onRun({ from, to });
    return true;
  };
  const check = (): boolean => {
    onCheck?.();
    return true;
  };
  // Before the default Escape, which would give Tab back only for two seconds.
  const escape = (view: EditorView): boolean => {
    view.setTabFocusMode(true);
    onEscape?.();
    return true;
  };
  const tab = (view: EditorView): boolean => {
    view.dispatch(view.state.replaceSelection("  "));
    return true;
  };
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    errorMark,
    syntaxHighlighting(highlight),
    keymap.of([
      { key: "Mod-Enter", run, preventDefault: true },
      { key: "Shift-Mod-Enter", run: check, preventDefault: true },
    ]),
    keymap.of(completionKeymap),
    keymap.of([
      { key: "Escape", run: escape },
      { key: "Tab", run: tab, shift: indentLess },
      { key: "Mod-/", run: toggleComment },
    ]),
    keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onText(update.state.doc.toString());
      const typed = update.docChanged || (update.focusChanged && update.view.hasFocus);
      if (typed) update.view.setTabFocusMode(false);
    }),
  ];
}

function attributes(name: string): Extension {
  return EditorView.contentAttributes.of({
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": name,
    spellcheck: "false",
    autocapitalize: "off",
    autocorrect: "off",
  });
}

function sqlLanguage(schema: SQLNamespace = {}): Extension {
  return sql({ dialect: PostgreSQL, schema, upperCaseKeywords: true });
}

function namespace(schema: Schema): SQLNamespace {
  return Object.fromEntries(
    schema.tables.map((table) => [
      table.name,
      table.columns.map(({ name, type }) => ({ label: name, detail: type, type: "property" })),
    ]),
  );
}
