/** A text after character filters, and where its characters come from. */
export interface FilteredText {
  text: string;
  /** The offset in the original text of an offset in this one (as Lucene's `correctOffset`). */
  original(offset: number): number;
}

/** A character filter. */
export type CharFilter = (input: FilteredText) => FilteredText;

/** A stretch of a text that something else takes the place of. */
export interface Replacement {
  start: number;
  end: number;
  by: string;
}

/** The text itself. */
export const unfiltered = (text: string): FilteredText => ({ text, original: (offset) => offset });

/** Replaces stretches, given from left to right; offsets inside a replacement point to its end, as Lucene's corrections do. */
export function replaceStretches(input: FilteredText, replacements: readonly Replacement[]): FilteredText {
  if (replacements.length === 0) return input;
  let text = "";
  let from = 0;
  const corrections: { at: number; shift: number }[] = [];
  let shift = 0;
  for (const { start, end, by } of replacements) {
    text += input.text.slice(from, start) + by;
    from = end;
    const grown = by.length - (end - start);
    if (grown < 0) corrections.push({ at: text.length, shift: (shift -= grown) });
    else
      for (let i = 0; i < grown; i += 1)
        corrections.push({ at: text.length - grown + i, shift: (shift -= 1) });
  }
  text += input.text.slice(from);
  return { text, original: (offset) => input.original(offset + shiftAt(corrections, offset)) };
}

function shiftAt(corrections: readonly { at: number; shift: number }[], offset: number): number {
  let low = 0;
  let high = corrections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((corrections[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return corrections[low - 1]?.shift ?? 0;
}
