import { type Cutter, type CutterKind, cutterFor } from "./cutter";
import type { Occurrence } from "./occurrences";

/** A piece of one value with its matches. */
export interface Passage {
  /** Number of the value. */
  value: number;
  start: number;
  end: number;
  score: number;
  matches: readonly Occurrence[];
}

const SATURATION = Math.fround(1.2);
const LENGTH_WEIGHT = Math.fround(0.75);
/** Usual length of a passage in characters. */
const PIVOT = 87;

/**
 * The best passages around the matches in the values of a field, in order of the text (Lucene's unified highlighter). With
 * `rarity` a word counts the less, the more often the text has it.
 */
export function bestPassages(
  values: readonly string[],
  occurrences: readonly Occurrence[],
  how: CutterKind,
  most: number,
  rarity: boolean,
): Passage[] {
  // Values count as one text, with one character between two of them.
  const starts: number[] = [];
  let total = 0;
  for (const value of values) {
    starts.push(total);
    total += value.length + 1;
  }
  const weights = weightsOf(occurrences, Math.max(0, total - 1), rarity);
  const passages = passagesOf(values, occurrences, how).map((passage) => ({
    ...passage,
    score: scoreOf(passage, (starts[passage.value] ?? 0) + passage.start, weights),
  }));
  // Of equal scores the later passage stays, as Lucene's queue has it.
  const ranked = passages.toReversed().toSorted((a, b) => b.score - a.score);
  const kept = new Set(ranked.slice(0, most));
  return passages.filter((passage) => kept.has(passage));
}

function passagesOf(
  values: readonly string[],
  occurrences: readonly Occurrence[],
  how: CutterKind,
): (Passage & { matches: Occurrence[] })[] {
  const passages: (Passage & { matches: Occurrence[] })[] = [];
  let cut: { value: number; cutter: Cutter } | undefined;
  for (const occurrence of occurrences) {
    const { value, start } = occurrence;
    const last = passages.at(-1);
    if (last?.value === value && start < last.end) {
      last.matches.push(occurrence);
      continue;
    }
    if (cut?.value !== value) cut = { value, cutter: cutterFor(values[value] ?? "", how, start) };
    passages.push({ value, ...cut.cutter(start), score: 0, matches: [occurrence] });
  }
  return passages;
}

/** How much each lookup counts. A text is worth as many passages as fit into its length. */
function weightsOf(
  occurrences: readonly Occurrence[],
  length: number,
  rarity: boolean,
): ReadonlyMap<string, number> {
  const counts = countsOf(occurrences);
  const passages = Math.fround(1 + Math.fround(length / PIVOT));
  return new Map(
    [...counts].map(([key, count]) => [
      key,
      Math.fround(
        Math.fround(2.2) * Math.fround(Math.log(1 + (passages + 0.5) / ((rarity ? count : 1) + 0.5))),
      ),
    ]),
  );
}

function countsOf(occurrences: readonly Occurrence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of occurrences) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** BM25 with the passages for documents; earlier ones count a little more. */
function scoreOf(
  { start, end, matches }: Passage,
  offset: number,
  weights: ReadonlyMap<string, number>,
): number {
  const share = Math.fround(LENGTH_WEIGHT * Math.fround((end - start) / PIVOT));
  const norm = Math.fround(SATURATION * Math.fround(1 - LENGTH_WEIGHT + share));
  let score = 0;
  for (const [key, count] of countsOf(matches)) {
    const frequency = Math.fround(count / Math.fround(count + norm));
    score = Math.fround(score + Math.fround(frequency * (weights.get(key) ?? 0)));
  }
  return Math.fround(score * Math.fround(1 + Math.fround(1 / Math.fround(Math.log(PIVOT + offset)))));
}
