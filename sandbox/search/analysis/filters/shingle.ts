import type { Token } from "../analyzer";
import type { TokenFilter } from "./token-filter";

/** How neighbours are joined. */
export interface ShingleOptions {
  min: number;
  max: number;
  separator: string;
  /** Stands for a token that was taken out. */
  filler: string;
  unigrams: boolean;
  unigramsIfNone: boolean;
}

/** Neighbouring tokens as one (Lucene's ShingleFilter). */
export function shingleFilter(options: ShingleOptions): TokenFilter {
  return ({ tokens, last }) => {
    const line = filled(tokens, options.filler);
    const none = options.unigramsIfNone && line.length < options.min;
    const found = line.flatMap((token, i) => shinglesAt(line, token, i, options, options.unigrams || none));
    return { tokens: found, last };
  };
}

type Slot = Token & { filler?: true };

/** Each position once: where one is left out, the filler, with no extent, before the next token. */
function filled(tokens: Token[], filler: string): Slot[] {
  const slots: Slot[] = [];
  let expected = 0;
  for (const token of tokens) {
    for (; expected < token.position; expected += 1) {
      slots.push({ ...token, text: filler, end: token.start, position: expected, filler: true });
    }
    slots.push(token);
    expected = token.position + 1;
  }
  return slots;
}

function shinglesAt(
  line: Slot[],
  token: Slot,
  at: number,
  options: ShingleOptions,
  unigrams: boolean,
): Token[] {
  const found: Token[] = unigrams && !token.filler ? [token] : [];
  for (let size = options.min; size <= options.max; size += 1) {
    const part = line.slice(at, at + size);
    const end = part.at(-1);
    if (part.length < size || !end || part.every((slot) => slot.filler)) continue;
    found.push({
      ...token,
      text: part.map((slot) => slot.text).join(options.separator),
      end: end.end,
      type: "shingle",
      positionLength: unigrams ? size : size - options.min + 1,
    });
  }
  return found.map(({ filler: _filler, ...one }: Slot) => one);
}
