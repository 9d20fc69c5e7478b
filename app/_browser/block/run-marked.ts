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
}

/** Runs the part of a text that the caret asks for, and puts a wavy line under the place of its error. */
export async function runMarked({ text, selection, handle, run }: MarkedRun): Promise<Shown | undefined> {
  handle.current.editor?.mark(undefined);
  const part = await partOf(text, selection);
  const result = await run({ text: part.text, label: part.label });
  const last = result?.outcomes.at(-1);
  if (last?.kind === "error" && last.position !== undefined) {
    const { markPlace } = await import("./mark-place");
    markPlace(handle.current.editor, part, last.position);
  }
  return result;
}

async function partOf(
  text: string,
  selection: MarkedRun["selection"],
): Promise<{ text: string; from: number; label: string | undefined }> {
  if (!selection) return { text, from: 0, label: undefined };
  const { statementAt } = await import("./statement-at");
  return statementAt(text, selection);
}
