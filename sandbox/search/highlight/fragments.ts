import { escapeHtml } from "./html";
import type { HighlightOptions } from "./options";
import type { PlacedToken } from "./occurrences";

/** A piece of a text with its matches marked, in Lucene's first highlighter. */
export interface Fragment {
  text: string;
  /** How many of the query's words it holds. */
  score: number;
  /** Its place among the fragments of its text. */
  number: number;
}

/** A query as that highlighter sees it: words, some of them only where their phrase stands. */
export interface PlainQuery {
  /** Whether a word at a position is marked. */
  marks(token: PlacedToken): boolean;
  /** Last position of a phrase that begins at `position` with a word, if there is one. */
  phraseEnd(term: string, position: number): number | undefined;
}

/** All fragments of one text. A new one begins where a token passes the next multiple of the size. */
export function fragmentsOf(
  text: string,
  tokens: readonly PlacedToken[],
  query: PlainQuery,
  options: HighlightOptions,
): Fragment[] {
  const show = (part: string): string => (options.encodeHtml ? escapeHtml(part) : part);
  const isNew = fragmenter(text, query, options);
  const fragments: (Fragment & { words: Set<string> })[] = [newFragment(0)];
  const last = (): Fragment & { words: Set<string> } => fragments.at(-1) ?? newFragment(0);
  let shownTo = 0;
  let group: Group | undefined;
  const flush = (): void => {
    if (!group) return;
    const { start, end, marked } = group;
    if (start > shownTo) last().text += show(text.slice(shownTo, start));
    const word = show(text.slice(start, end));
    last().text += marked ? options.preTag + word + options.postTag : word;
    shownTo = Math.max(end, shownTo);
  };
  for (const token of tokens) {
    if (group && token.start >= group.to) {
      flush();
      group = undefined;
      if (isNew(token)) fragments.push(newFragment(fragments.length));
    }
    const marked = query.marks(token);
    if (marked) last().words.add(token.text);
    group = grown(group, token, marked);
  }
  flush();
  last().text += show(text.slice(shownTo));
  return fragments.map(({ text: shown, number, words }) => ({ text: shown, number, score: words.size }));
}

const newFragment = (number: number): Fragment & { words: Set<string> } => ({
  text: "",
  score: 0,
  number,
  words: new Set(),
});

/** Tokens that overlap are marked together, from the first match to the last. */
interface Group {
  start: number;
  end: number;
  /** Where the farthest of its tokens ends. */
  to: number;
  marked: boolean;
}

function grown(group: Group | undefined, { start, end }: PlacedToken, marked: boolean): Group {
  if (!group) return { start, end, to: end, marked };
  const to = Math.max(group.to, end);
  if (!marked) return { ...group, to };
  if (!group.marked) return { start, end, to, marked };
  return { start: Math.min(group.start, start), end: Math.max(group.end, end), to, marked };
}

/** Whether a fragment begins with a token; not asked for the first one, so that positions lag behind by it, as in Lucene. */
function fragmenter(
  text: string,
  query: PlainQuery,
  { fragments, fragmentSize, fragmenter: kind }: HighlightOptions,
): (token: PlacedToken) => boolean {
  if (fragments === 0) return () => false;
  let count = 1;
  let previous = 0;
  let position = -1;
  let waitFor = -1;
  return (token) => {
    position += token.position - previous;
    previous = token.position;
    if (kind !== "simple") {
      if (waitFor >= 0 && position < waitFor) return false;
      waitFor = -1;
      const end = query.phraseEnd(token.text, position);
      if (end !== undefined) waitFor = end + 1;
      // What would leave a rest of less than half a fragment stays in one piece.
      if (text.length - token.end < fragmentSize >>> 1) return false;
    }
    if (token.end < fragmentSize * count) return false;
    count += 1;
    return true;
  };
}
