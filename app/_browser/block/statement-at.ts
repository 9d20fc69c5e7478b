import { splitStatements } from "@/sandbox/sql/split";

/** The part of a text that Mod-Enter runs. */
export interface RunPart {
  text: string;
  /** UTF-16 offset of `text` in the whole. */
  from: number;
  /** For the bar: `Selection`, `Statement 2 of 3`; undefined when the part is the whole text. */
  label: string | undefined;
}

/** The selection, else the statement under the caret (behind its semicolon counts too), else everything. */
export function statementAt(text: string, selection: { from: number; to: number }): RunPart {
  const { from, to } = selection;
  if (text.slice(from, to).trim() !== "") return { text: text.slice(from, to), from, label: "Selection" };
  const { statements, ok } = splitStatements(text);
  if (!ok || statements.length < 2) return { text, from: 0, label: undefined };
  // The caret belongs to the last statement that begins before it, or to the first.
  const index = Math.max(
    0,
    statements.findLastIndex((one) => one.start <= from),
  );
  const found = statements[index];
  if (!found) return { text, from: 0, label: undefined };
  return { text: found.text, from: found.start, label: `Statement ${index + 1} of ${statements.length}` };
}
