import type { Token } from "./sql-tokens";
import { markLength, winnow } from "./winnow";

/** An answer to compare. */
export interface Compared {
  id: string;
  text: string;
  tokens: Token[];
}

/** Two answers that share what few others have. */
export interface SimilarPair {
  first: string;
  second: string;
  /** Uncommon marks that both have, of those that either has. */
  shared: number;
  of: number;
  /** Marks that both have and that are ordinary for this exercise. */
  ordinary: number;
  /** What they share, in the words of the first and of the second. */
  passages: { first: string[]; second: string[] };
}

/** What a comparison found. */
export interface Similarity {
  /** The most alike first. */
  pairs: SimilarPair[];
  compared: number;
  /** Answers that are too short or too ordinary for likeness to mean anything. */
  tooOrdinary: string[];
}

/** Uncommon marks that an answer needs: with fewer, two people write the same by themselves. */
const fewest = 6;
/** A pair is shown when it shares at least this part of its uncommon marks. */
const least = 0.3;
/** What more than this part of the class has is ordinary. */
const ordinaryPart = 0.25;
/** And what no more answers have than this is not, in however small a class. */
const fewHave = 3;

interface Marked extends Compared {
  /** Where each mark stands first. */
  marks: Map<number, number>;
  uncommon: Set<number>;
}

/** The pairs of answers that are more alike than the exercise explains; what stands in `given`, such as its starter, counts for nothing. */
export function similarPairs(answers: Compared[], given: Token[][], most: number): Similarity {
  const marked = answers.map((answer) => ({ ...answer, marks: marksOf(answer.tokens) }));
  const holders = new Map<number, number>();
  for (const { marks } of marked)
    for (const hash of marks.keys()) holders.set(hash, (holders.get(hash) ?? 0) + 1);
  const known = new Set(given.flatMap((tokens) => [...marksOf(tokens).keys()]));
  const limit = Math.max(fewHave, answers.length * ordinaryPart);
  const isUncommon = (hash: number): boolean => !known.has(hash) && (holders.get(hash) ?? 0) <= limit;
  const all = marked.map((one) => ({ ...one, uncommon: new Set([...one.marks.keys()].filter(isUncommon)) }));
  const telling = all.filter(({ uncommon }) => uncommon.size >= fewest);
  const pairs = alike(telling)
    .sort((a, b) => b.part - a.part || b.shared - a.shared)
    .slice(0, most)
    .map(({ a, b }) => pairOf(a, b));
  const tooOrdinary = all.filter(({ uncommon }) => uncommon.size < fewest).map(({ id }) => id);
  return { pairs, compared: telling.length, tooOrdinary };
}

function marksOf(tokens: Token[]): Map<number, number> {
  const marks = new Map<number, number>();
  for (const { hash, at } of winnow(tokens.map(({ word }) => word)))
    if (!marks.has(hash)) marks.set(hash, at);
  return marks;
}

interface Alike {
  a: Marked;
  b: Marked;
  shared: number;
  part: number;
}

/** Counted over the holders of each mark: pairs that share nothing, which are nearly all, cost nothing. */
function alike(answers: Marked[]): Alike[] {
  const size = answers.length;
  const counts = new Uint32Array(size * size);
  const holders = new Map<number, number[]>();
  answers.forEach(({ uncommon }, i) => {
    for (const hash of uncommon) {
      const before = holders.get(hash) ?? [];
      for (const j of before) counts[j * size + i] = (counts[j * size + i] ?? 0) + 1;
      holders.set(hash, [...before, i]);
    }
  });
  return answers.flatMap((a, i) =>
    answers.slice(i + 1).flatMap((b, offset) => {
      const shared = counts[i * size + i + 1 + offset] ?? 0;
      const part = shared / (a.uncommon.size + b.uncommon.size - shared);
      return shared > 0 && part >= least ? [{ a, b, shared, part }] : [];
    }),
  );
}

function pairOf(a: Marked, b: Marked): SimilarPair {
  const both = [...a.marks.keys()].filter((hash) => b.marks.has(hash));
  const shared = both.filter((hash) => a.uncommon.has(hash));
  return {
    first: a.id,
    second: b.id,
    shared: shared.length,
    of: a.uncommon.size + b.uncommon.size - shared.length,
    ordinary: both.length - shared.length,
    passages: { first: passagesOf(a, shared), second: passagesOf(b, shared) },
  };
}

/** The lines of a text in which the marks stand, those that follow each other put together. */
function passagesOf({ text, tokens, marks }: Marked, hashes: number[]): string[] {
  const bytes = new TextEncoder().encode(text);
  const lineAt = (at: number): number =>
    new TextDecoder().decode(bytes.subarray(0, at)).split("\n").length - 1;
  const lines = new Set<number>();
  for (const hash of hashes) {
    const start = marks.get(hash) ?? 0;
    for (const { at } of tokens.slice(start, start + markLength)) if (at !== undefined) lines.add(lineAt(at));
  }
  const passages: string[] = [];
  text.split("\n").forEach((line, i) => {
    if (!lines.has(i)) return;
    if (lines.has(i - 1)) passages.push(`${passages.pop() ?? ""}\n${line}`);
    else passages.push(line);
  });
  return passages;
}
