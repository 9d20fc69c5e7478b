/** A mark of a text: the hash of some tokens in a row, and where they stand. */
export interface Mark {
  hash: number;
  /** Index of the first token. */
  at: number;
}

/** Tokens in a row that make a mark: what is shorter is never noticed. */
export const markLength = 6;
/** Of so many marks in a row at least one is kept, so whatever two texts share of `markLength + windowLength - 1` tokens is noticed. */
const windowLength = 4;

/**
 * The marks of a text that are kept: of every window the smallest, the rightmost of equals, each once.
 * Schleimer, Wilkerson, Aiken: Winnowing: Local Algorithms for Document Fingerprinting, SIGMOD 2003, figure 5.
 */
export function winnow(tokens: readonly string[]): Mark[] {
  const hashes = Array.from({ length: Math.max(0, tokens.length - markLength + 1) }, (_, at) =>
    hashOf(tokens.slice(at, at + markLength).join("\n")),
  );
  const kept: Mark[] = [];
  for (let from = 0; from < Math.max(1, hashes.length - windowLength + 1); from += 1) {
    const end = Math.min(hashes.length, from + windowLength);
    let smallest = from;
    for (let at = from; at < end; at += 1) {
      if ((hashes[at] ?? 0) <= (hashes[smallest] ?? 0)) smallest = at;
    }
    const hash = hashes[smallest];
    if (hash !== undefined && kept.at(-1)?.at !== smallest) kept.push({ hash, at: smallest });
  }
  return kept;
}

/** FNV-1a, 32 bits. A collision shows a pair as a little more alike than it is; a person looks at every pair. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
