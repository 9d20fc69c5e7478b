/** What a statement compares with: the boundaries at which a mutant goes another way. */
export interface Literals {
  numbers: number[];
  texts: string[];
  /** Milliseconds of `interval '30 days'` and its like; a month counts 30 days. */
  intervals: number[];
}

/** The literals of statements, each once, in the order in which they are written. */
export function literalsOf(sql: string): Literals {
  const text = sql.replaceAll(/--.*$/gm, "").replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const quoted = [...text.matchAll(/'((?:[^']|'')*)'/g)].map(([, inner = ""]) => inner.replaceAll("''", "'"));
  const bare = text.replaceAll(/'(?:[^']|'')*'|"[^"]*"/g, " ");
  const numbers = [...bare.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g)].map(([number]) => Number(number));
  return {
    numbers: [...new Set(numbers)],
    texts: [...new Set(quoted)],
    intervals: [...new Set(quoted.flatMap(intervalOf))],
  };
}

const units: Record<string, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
  mon: 30 * 86_400_000,
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
};

function intervalOf(text: string): number[] {
  const found = /^(\d+) *(second|minute|hour|day|week|month|mon|year)s?$/i.exec(text.trim());
  return found ? [Number(found[1]) * (units[found[2]?.toLowerCase() ?? ""] ?? 0)] : [];
}
