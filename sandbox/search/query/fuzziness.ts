import { illegalArgument, SearchError } from "../errors/search-error";

/** How much a word may be misspelt: a number of edits, or by its length. */
export type Fuzziness = { kind: "edits"; edits: number } | { kind: "auto"; low: number; high: number };

/** How misspelt words are looked for. */
export interface FuzzyOptions {
  readonly fuzziness: Fuzziness;
  /** Code points at the beginning that have to be right. */
  readonly prefixLength: number;
  /** Terms that one word becomes at most. */
  readonly maxExpansions: number;
  readonly transpositions: boolean;
  /** Every term that fits scores the boost. */
  readonly constantScore: boolean;
}

export const autoFuzziness: Fuzziness = { kind: "auto", low: 3, high: 6 };

/** Reads `0`, `2`, `AUTO`, `AUTO:4,8` as Elasticsearch's `Fuzziness` does. */
export function readFuzziness(text: string): Fuzziness {
  const name = text.toUpperCase();
  if (name === "AUTO") return autoFuzziness;
  const limits = /^AUTO:(\d+),(\d+)$/.exec(name);
  if (limits) return { kind: "auto", low: Number(limits[1]), high: Number(limits[2]) };
  if (name.startsWith("AUTO:")) throw illegalArgument(`failed to find low and high distance values`);
  const edits = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(name) ? Math.trunc(Number(name)) : undefined;
  if (edits === undefined)
    throw illegalArgument(
      `fuzziness cannot be [${text}].`,
      new SearchError(400, "number_format_exception", `For input string: "${name}"`),
    );
  if (edits < 0 || edits > 2) throw illegalArgument(`Valid edit distances are [0, 1, 2] but was [${edits}]`);
  return { kind: "edits", edits };
}

/** Edits that a word of this many code points may have. */
export function editsFor(fuzziness: Fuzziness, length: number): number {
  if (fuzziness.kind === "edits") return fuzziness.edits;
  if (length < fuzziness.low) return 0;
  return length < fuzziness.high ? 1 : 2;
}
