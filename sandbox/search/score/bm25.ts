import type { FieldStatistics } from "../index/reader";

/** `k1` and `b` of Elasticsearch's default similarity. */
const k1 = Math.fround(1.2);
const b = Math.fround(0.75);

const f = Math.fround;

/** Lengths by their norm byte (Lucene's SmallFloat.byte4ToInt). */
const lengths: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  if (byte < 24) return byte;
  const [bits, shift] = [(byte - 24) & 7, ((byte - 24) >>> 3) - 1];
  return 24 + (shift === -1 ? bits : (bits | 8) * 2 ** shift);
});

/** The length that a norm byte stands for. */
export const normLength = (byte: number): number => lengths[byte] ?? 0;

/** How rare a term is: `ln(1 + (N - n + 0.5) / (n + 0.5))` as a float. */
export const inverseDocumentFrequency = (docFreq: number, docCount: number): number =>
  f(Math.log(1 + (docCount - docFreq + 0.5) / (docFreq + 0.5)));

/** `1 / (k1 * ((1 - b) + b * length / average))` for every norm byte. */
export function normFactors({ docCount, sumTotalTermFreq }: FieldStatistics): Float32Array {
  const average = f(sumTotalTermFreq / docCount);
  return Float32Array.from(lengths, (length) => f(1 / f(k1 * f(f(1 - b) + f(f(b * length) / average)))));
}

/** The weight of a term: its boost with the factor `k1 + 1` that Elasticsearch keeps, times how rare it is. */
export const termWeight = (boost: number, idf: number): number => f(f(boost * f(1 + k1)) * idf);

/** Lucene's BM25Similarity, step by step in floats: `weight - weight / (1 + freq * factor)`. */
export const bm25 = (weight: number, freq: number, factor: number): number =>
  f(weight - f(weight / f(1 + f(freq * factor))));
