import { offsetOf, wordEnd } from "@/app/_ui/result/caret-line";
import type { Editor } from "./editor";

/** Puts the wavy line under the word at PostgreSQL's position, which counts in the part that ran. */
export function markPlace(
  editor: Editor | undefined,
  part: { text: string; from: number },
  position: number,
): void {
  const offset = offsetOf(part.text, position);
  const end = wordEnd(part.text, offset);
  // At the end of the text there is no sign to mark: the one before stands for it.
  const from = offset < end ? offset : Math.max(0, offset - 1);
  editor?.mark({ from: part.from + from, to: part.from + end });
}
