import type { Analyzer, Token, TokenStream } from "../analysis/analyzer";

const LONGEST_PREFIX = 20;

/** Word n-grams of exactly `size` tokens over another analyzer, as the sub-fields of search_as_you_type have them. */
export function shingleAnalyzer(base: Analyzer, size: number): Analyzer {
  return wrap(base, `${base.name}_shingle_${size}`, (stream) => shingles(stream, size, false));
}

/** Prefixes of 1 to 20 characters of the n-grams; the last tokens of a text get n-grams filled up with nothing. */
export function prefixAnalyzer(base: Analyzer, size: number): Analyzer {
  return wrap(base, `${base.name}_prefix_${size}`, (stream) =>
    shingles(stream, size, true).flatMap(prefixes),
  );
}

function wrap(base: Analyzer, name: string, change: (stream: TokenStream) => Token[]): Analyzer {
  return {
    name,
    positionIncrementGap: base.positionIncrementGap,
    normalize: (text) => base.normalize(text),
    analyze: (text) => {
      const stream = base.analyze(text);
      return { ...stream, tokens: change(stream) };
    },
  };
}

/** A hole in the positions is an empty word, as Lucene's FixedShingleFilter fills it. */
function shingles({ tokens }: TokenStream, size: number, trailing: boolean): Token[] {
  const last = tokens.at(-1);
  if (!last) return [];
  const byPosition = new Map<number, Token>();
  for (const token of tokens) if (!byPosition.has(token.position)) byPosition.set(token.position, token);
  return tokens.flatMap((first) => {
    if (byPosition.get(first.position) !== first) return [];
    const words = Array.from({ length: size }, (_, i) => byPosition.get(first.position + i));
    if (!trailing && first.position + size - 1 > last.position) return [];
    const end = words.reduce((latest, word) => Math.max(latest, word?.end ?? 0), first.end);
    const text = words.map((word) => word?.text ?? "").join(" ");
    return [{ text, start: first.start, end, position: first.position, positionLength: 1, type: "shingle" }];
  });
}

function prefixes(token: Token): Token[] {
  const characters = [...token.text];
  const length = Math.min(LONGEST_PREFIX, characters.length);
  return Array.from({ length }, (_, i) => ({ ...token, text: characters.slice(0, i + 1).join("") }));
}
