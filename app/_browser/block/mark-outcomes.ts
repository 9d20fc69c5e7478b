import { offsetOf, wordEnd } from "@/app/_ui/result/caret-line";
import type { Outcome } from "@/sandbox/outcome";
import type { Editor } from "./editor";

/** The part of the editor's text that ran. */
interface Part {
  text: string;
  from: number;
}

/** Puts the wavy line under the place of an error, or under the key that Elasticsearch refused, with its reason. */
export async function markOutcomes(
  editor: Editor | undefined,
  part: Part,
  outcomes: readonly Outcome[],
): Promise<void> {
  const last = outcomes.at(-1);
  if (last?.kind === "error" && last.position !== undefined) return markPlace(editor, part, last.position);
  if (!outcomes.some((one) => one.kind === "reply" && one.status >= 400)) return;
  const { firstRefusal } = await import("@/sandbox/search/console/error-place");
  const place = firstRefusal(part.text, outcomes);
  if (place) editor?.mark({ ...place, from: part.from + place.from, to: part.from + place.to });
}

/** Under the word at the engine's position, which counts in the part that ran. */
function markPlace(editor: Editor | undefined, part: Part, position: number): void {
  const offset = offsetOf(part.text, position);
  const end = wordEnd(part.text, offset);
  // At the end of the text there is no sign to mark: the one before stands for it.
  const from = offset < end ? offset : Math.max(0, offset - 1);
  editor?.mark({ from: part.from + from, to: part.from + end });
}
