import type { Analyzer, Token, TokenStream } from "./analyzer";
import { type CharFilter, type FilteredText, unfiltered } from "./char-filters/filtered-text";
import { fused, type Stream, type TokenFilter } from "./filters/token-filter";
import type { Tokenizer } from "./tokenizers/tokenizer";

/** A named step of a chain. */
export interface Step<T> {
  name: string;
  run: T;
  /** Whether it keeps one term one term. */
  normalizing: boolean;
  /** What it is under whichever name, where that matters to others. */
  type?: string;
}

/** The parts of an analyzer, in the order in which they work. */
export interface Chain {
  charFilters: readonly Step<CharFilter>[];
  tokenizer: Step<Tokenizer>;
  filters: readonly Step<TokenFilter>[];
}

/** A text after the character filters of a chain. */
export const filteredText = (text: string, charFilters: readonly Step<CharFilter>[]): FilteredText =>
  charFilters.reduce((filtered, { run }) => run(filtered), unfiltered(text));

/** The tokens of a tokenizer, with offsets in the text as it was before the character filters. */
export function tokenized(tokenizer: Tokenizer, filtered: FilteredText): Stream {
  let position = -1;
  const tokens: Token[] = [];
  for (const { text, start, end, type, increment = 1 } of tokenizer(filtered.text)) {
    position += increment;
    tokens.push({
      text,
      start: filtered.original(start),
      end: filtered.original(end),
      position,
      positionLength: 1,
      type,
    });
  }
  return { tokens, last: position };
}

/** An analyzer from its parts. */
export function chainAnalyzer(name: string, chain: Chain, positionIncrementGap = 100): Analyzer {
  const { charFilters, tokenizer, filters } = chain;
  const steps = fused(filters.map(({ run }) => run));
  const analyze = (text: string): TokenStream => {
    const filtered = filteredText(text, charFilters);
    let stream = tokenized(tokenizer.run, filtered);
    for (const step of steps) stream = step(stream);
    return {
      tokens: stream.tokens,
      endPositions: stream.last - (stream.tokens.at(-1)?.position ?? -1),
      endOffset: text.length,
    };
  };
  return { name, positionIncrementGap, analyze, normalize: (text) => normalized(text, chain) };
}

/** One term through the steps that keep it one term. */
export function normalized(
  text: string,
  { charFilters, filters }: Pick<Chain, "charFilters" | "filters">,
): string {
  const kept = charFilters.filter((step) => step.normalizing);
  const whole = filteredText(text, kept).text;
  const token: Token = {
    text: whole,
    start: 0,
    end: whole.length,
    position: 0,
    positionLength: 1,
    type: "word",
  };
  const stream = filters
    .filter((step) => step.normalizing)
    .reduce<Stream>((found, { run }) => run(found), { tokens: [token], last: 0 });
  return stream.tokens[0]?.text ?? "";
}
