import { splitStatements } from "@/sandbox/sql/split";

const prefix = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ";

/** Puts EXPLAIN before the last statement, when it is one that has a plan. `at` and `added` count characters. */
export function explainLast(text: string): { text: string; at: number; added: number } {
  const split = splitStatements(text);
  const last = split.statements.at(-1);
  if (!last || !split.ok || !/^(select|with|values|table|insert|update|delete|merge|\()/i.test(last.text)) {
    return { text, at: 0, added: 0 };
  }
  const head = text.slice(0, last.start);
  return { text: head + prefix + text.slice(last.start), at: [...head].length, added: prefix.length };
}
