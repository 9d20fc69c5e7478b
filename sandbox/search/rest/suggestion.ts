/** ` -> did you mean [a]?` for a misspelt query parameter, or nothing. */
export function didYouMean(name: string, known: readonly string[]): string {
  const text = suggestion(name, known);
  return text === "" ? "" : ` ->${text}`;
}

/**
 * ` did you mean [a]?` for a misspelt name, or nothing: names whose Levenshtein similarity is above one half, the
 * nearest first (Lucene's `LevenshteinDistance`).
 */
export function suggestion(name: string, known: readonly string[]): string {
  const near = known
    .map((each) => ({ each, likeness: 1 - distance(name, each) / Math.max(name.length, each.length) }))
    .filter(({ likeness }) => likeness > 0.5)
    .toSorted((a, b) => b.likeness - a.likeness || (a.each < b.each ? -1 : 1))
    .map(({ each }) => each);
  if (near.length === 0) return "";
  return near.length === 1 ? ` did you mean [${near[0]}]?` : ` did you mean any of [${near.join(", ")}]?`;
}

/** Levenshtein's edit distance over UTF-16 units. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
