const CLOSE = 0.7;

/** Names that a misspelt one may have meant, the closest first: more than 0.7 by Lucene's `LevenshteinDistance`. */
export function similarNames(name: string, known: readonly string[]): string[] {
  return known
    .map((each) => ({ each, score: 1 - editDistance(name, each) / Math.max(name.length, each.length) }))
    .filter(({ score }) => score > CLOSE)
    .sort((a, b) => b.score - a.score)
    .map(({ each }) => each);
}

function editDistance(a: string, b: string): number {
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
