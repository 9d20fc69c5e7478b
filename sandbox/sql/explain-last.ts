import { splitStatements } from "./split";

/** A text with EXPLAIN in it. */
export interface Explained {
  text: string;
  /** Where EXPLAIN was put, and how long it is; counted in characters (code points). */
  at: number;
  added: number;
}

/** A page shows times and pages; a record leaves out what does not repeat. */
const prefixes = {
  timed: "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ",
  repeatable: "EXPLAIN (ANALYZE, TIMING OFF, BUFFERS OFF, SUMMARY OFF, FORMAT JSON) ",
};

/** Puts EXPLAIN before the last statement, when it is one that has a plan. */
export function explainLast(text: string, { timing }: { timing: boolean }): Explained {
  const split = splitStatements(text);
  const last = split.statements.at(-1);
  if (!last || !split.ok || !/^(select|with|values|table|insert|update|delete|merge|\()/i.test(last.text)) {
    return { text, at: 0, added: 0 };
  }
  const prefix = timing ? prefixes.timed : prefixes.repeatable;
  const head = text.slice(0, last.start);
  return { text: head + prefix + text.slice(last.start), at: [...head].length, added: prefix.length };
}
