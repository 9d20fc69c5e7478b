import { type Extension } from "@codemirror/state";
import { checkSyntax } from "./check-syntax";
import { completeObjects, completeSearch } from "./complete-console";
import { consoleLanguage } from "./console-language";
import { knownNames } from "./known-names";
import { stateAfter } from "./state/page-state";

/** What an editor of console text knows: its language, what can be written where, and what is wrong with a body. */
export function consoleEditor(kind: "http" | "s3", element: Element, before: readonly string[]): Extension[] {
  const language = consoleLanguage();
  const names = knownNames(() => stateAfter(element, before));
  const autocomplete = kind === "http" ? completeSearch(names) : completeObjects(names);
  const completed = language.language.data.of({ autocomplete });
  return [language, completed, ...(kind === "http" ? [checkSyntax] : [])];
}
