import type { Token } from "../analyzer";
import type { TokenFilter } from "./token-filter";

/** Sizes of the pieces, in characters. */
export interface GramOptions {
  min: number;
  max: number;
  /** Also the token itself, where no piece equals it. */
  preserveOriginal: boolean;
}

/** Pieces of each token, at its place and with its offsets. */
export const ngramFilter = (options: GramOptions): TokenFilter => pieces(options, (length) => length);

/** Pieces from the beginning of each token. */
export const edgeNgramFilter = (options: GramOptions): TokenFilter => pieces(options, () => 1);

function pieces(
  { min, max, preserveOriginal }: GramOptions,
  starts: (length: number) => number,
): TokenFilter {
  return ({ tokens, last }) => ({
    tokens: tokens.flatMap((token): Token[] => {
      const chars = [...token.text];
      const found: Token[] = [];
      for (let from = 0; from < starts(chars.length); from += 1) {
        for (let size = min; size <= max && from + size <= chars.length; size += 1) {
          found.push({ ...token, text: chars.slice(from, from + size).join("") });
        }
      }
      const whole = preserveOriginal && (chars.length < min || chars.length > max);
      return whole ? [...found, token] : found;
    }),
    last,
  });
}
