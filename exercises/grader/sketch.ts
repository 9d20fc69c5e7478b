import { hash53 } from "./hash53";

/**
 * Hashes of an answer's neighbouring tokens. Only decides between known wrong answers of one behaviour, which of them an
 * answer resembles most; nothing can be read back from it.
 */
export function sketchOf(sql: string): string[] {
  const tokens = tokensOf(sql);
  const pairs = tokens.map((token, i) => `${tokens[i - 1] ?? ""} ${token}`);
  return [...new Set([...tokens, ...pairs].map((pair) => hash53(pair).slice(0, 6)))].sort();
}

/** Shared hashes as a share of all (Jaccard): 1 for the same tokens, 0 for none in common. */
export function resemblance(one: readonly string[], other: readonly string[]): number {
  const set = new Set(other);
  const shared = one.filter((hash) => set.has(hash)).length;
  return shared / Math.max(1, one.length + other.length - shared);
}

function tokensOf(sql: string): string[] {
  const bare = sql.slice(0, 65_536).replaceAll(/--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/g, " ");
  return (
    bare
      .toLowerCase()
      .match(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\d+(?:\.\d+)?|[<>=!~+*/|-]+|[^\s]/gu) ??
    []
  );
}
