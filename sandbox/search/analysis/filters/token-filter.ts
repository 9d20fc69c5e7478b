import type { Token } from "../analyzer";

/** Tokens on their way through a chain. */
export interface Stream {
  tokens: Token[];
  /** Position of the last token that ever was, also of one that a filter took out; -1 without any. */
  last: number;
}

/** One step of a chain: pure, gives a new stream. */
export interface TokenFilter {
  (stream: Stream): Stream;
  /** Set where the filter looks at nothing but the text of each token. */
  readonly word?: WordStep;
}

/** What becomes of a token's text: another one, or nothing when the token is taken out. */
interface WordStep {
  readonly change: (text: string) => string | undefined;
  /** Leaves protected tokens as they are. */
  readonly protects: boolean;
}

/** A filter that changes the text of each token and nothing else; protected ones stay where `protects` says so. */
export const changing = (change: (text: string) => string, protects = false): TokenFilter =>
  wordFilter([{ change, protects }], change);

/** A filter that takes tokens out; the others keep their positions, so that phrases know of the hole. */
export function keeping(keep: (text: string) => boolean): TokenFilter {
  const change = (text: string): string | undefined => (keep(text) ? text : undefined);
  return wordFilter([{ change, protects: false }], change);
}

/** The same filters, with those that look at words alone made one: what becomes of a word is found out once. */
export function fused(filters: readonly TokenFilter[]): TokenFilter[] {
  const parts: TokenFilter[] = [];
  let steps: WordStep[] = [];
  const close = (): void => {
    const together = steps;
    if (together.length > 0)
      parts.push(
        wordFilter(
          together,
          remembering((text) => through(text, together)),
        ),
      );
    steps = [];
  };
  for (const filter of filters) {
    if (filter.word) steps.push(filter.word);
    else {
      close();
      parts.push(filter);
    }
  }
  close();
  return parts;
}

function through(text: string, steps: readonly WordStep[]): string | undefined {
  let now: string | undefined = text;
  for (const { change } of steps) now = now === undefined ? undefined : change(now);
  return now;
}

const MOST_WORDS = 20_000;
/** Longer pieces of a text hold on to all of it (V8 cuts them out by reference), and come again less often. */
const LONGEST_WORD = 12;

/** Texts repeat their words: what was found for one is kept, so many and no more. */
function remembering(change: WordStep["change"]): WordStep["change"] {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (text.length > LONGEST_WORD) return change(text);
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found;
    if (known.size >= MOST_WORDS) known.clear();
    const changed = change(text);
    known.set(text, changed);
    return changed;
  };
}

/** `change` is what the steps do to a token that nothing protects. */
function wordFilter(steps: readonly WordStep[], change: WordStep["change"]): TokenFilter {
  const unprotected = steps.filter(({ protects }) => !protects);
  const filter = ({ tokens, last }: Stream): Stream => {
    const kept: Token[] = [];
    for (const token of tokens) {
      const text = token.keyword ? through(token.text, unprotected) : change(token.text);
      if (text !== undefined) kept.push(text === token.text ? token : withText(token, text));
    }
    return { tokens: kept, last };
  };
  const [only, second] = steps;
  return only && !second ? Object.assign(filter, { word: only }) : filter;
}

/** The token with another text. Written out, because copying by spreading costs most of the analysis. */
function withText(token: Token, text: string): Token {
  const { start, end, position, positionLength, type, keyword } = token;
  const changed: Token = { text, start, end, position, positionLength, type };
  if (keyword !== undefined) changed.keyword = keyword;
  return changed;
}
