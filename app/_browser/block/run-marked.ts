import type { RefObject } from "react";
import type { Shown } from "./block-phase";
import type { CodeHandle } from "./CodeField";
import type { Part } from "./use-run";

interface MarkedRun {
  text: string;
  /** Where the caret stands in the editor; without it the whole text runs. */
  selection: { from: number; to: number } | undefined;
  handle: RefObject<CodeHandle>;
  run: (part: Part) => Promise<Shown | undefined>;
  /** Requests build on each other, so all of them run, but for a selection. */
  console?: boolean;
}

/** Runs the part of a text that the caret asks for, and puts a wavy line under the place of its error. */
export async function runMarked({
  text,
  selection,
  handle,
  run,
  console = false,
}: MarkedRun): Promise<Shown | undefined> {
  handle.current.editor?.mark(undefined);
  const part = await partOf(text, console ? selected(text, selection) : selection);
  const result = await run({ text: part.text, label: part.label });
  if (result?.outcomes.some(({ kind }) => kind !== "rows")) {
    try {
      const { markOutcomes } = await import("./mark-outcomes");
      await markOutcomes(handle.current.editor, part, result.outcomes);
    } catch (cause) {
      // The result names the place too: without the code for it, the wavy line is missing and nothing else.
      globalThis.console.warn("The place of the error is not marked:", cause);
    }
  }
  return result;
}

/** A selection that holds something. */
function selected(text: string, selection: MarkedRun["selection"]): MarkedRun["selection"] {
  return selection && text.slice(selection.from, selection.to).trim() !== "" ? selection : undefined;
}

async function partOf(
  text: string,
  selection: MarkedRun["selection"],
): Promise<{ text: string; from: number; label: string | undefined }> {
  const whole = { text, from: 0, label: undefined };
  if (!selection) return whole;
  // Without the code that finds the statement under the caret, all of them run.
  const found = await import("./statement-at").catch(() => undefined);
  return found?.statementAt(text, selection) ?? whole;
}
