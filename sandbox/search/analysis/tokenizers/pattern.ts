import { illegalArgument } from "../../errors/search-error";
import type { Piece, Tokenizer } from "./tokenizer";

/** What stands between the matches of a pattern (flags `gu`), or with a group of 0 or more the group of each match. Nothing empty. */
export function patternTokenizer(pattern: RegExp, group: number): Tokenizer {
  const most = (new RegExp(`${pattern.source}|`, pattern.flags).exec("")?.length ?? 1) - 1;
  if (group > most)
    throw illegalArgument(`invalid group specified: pattern only has: ${most} capturing groups`);
  return (text) => (group >= 0 ? groups(text, pattern, group) : between(text, pattern));
}

function groups(text: string, pattern: RegExp, group: number): Piece[] {
  const flagged = new RegExp(pattern.source, `${pattern.flags}d`);
  return [...text.matchAll(flagged)].flatMap((match) => {
    const [start, end] = match.indices?.[group] ?? [0, 0];
    return end > start ? [{ text: text.slice(start, end), start, end, type: "word" }] : [];
  });
}

function between(text: string, pattern: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const add = (end: number): void => {
    if (end > from) pieces.push({ text: text.slice(from, end), start: from, end, type: "word" });
  };
  for (const match of text.matchAll(pattern)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return pieces;
}
