import type { RefObject } from "react";
import type { Shown } from "./block-phase";
import type { CodeHandle } from "./CodeField";
import type { Editor } from "./editor";
import type { Part } from "./use-run";

interface MarkedRun {
  text: string;
  /** Where the caret stands in the editor; without it the whole text runs. */
  selection: { from: number; to: number } | undefined;
  handle: RefObject<CodeHandle>;
  run: (part: Part) => Promise<Shown | undefined>;
}

/** Runs the part of a text that the caret asks for, and puts a wavy line under the place of its error. */
export async function runMarked({ text, selection, handle, run }: MarkedRun): Promise<Shown | undefined> {
  handle.current.editor?.mark(undefined);
  const part = await partOf(text, selection);
  const result = await run({ text: part.text, label: part.label });
  const last = result?.outcomes.at(-1);
  if (last?.kind === "error" && last.position !== undefined) {
    await mark(handle.current.editor, part, last.position);
  }
  return result;
}

/** The result names the place too: without the code for it, the wavy line is missing and nothing else. */
async function mark(
  editor: Editor | undefined,
  part: { text: string; from: number },
  position: number,
): Promise<void> {
  try {
    const { markPlace } = await import("./mark-place");
    markPlace(editor, part, position);
  } catch (cause) {
    console.warn("The place of the error is not marked:", cause);
  }
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
