import { SearchError } from "../errors/search-error";
import type { Analyzer, Token } from "./analyzer";

/** The tokens of several texts: positions go on with the analyzer's gap between them, offsets with one. */
export function tokensOf(texts: readonly string[], analyzer: Analyzer, most: number): Token[] {
  const found: Token[] = [];
  let position = 0;
  let offset = 0;
  for (const text of texts) {
    const { tokens, endPositions, endOffset } = analyzer.analyze(text);
    for (const token of tokens) {
      found.push({
        ...token,
        position: token.position + position,
        start: token.start + offset,
        end: token.end + offset,
      });
      if (found.length > most) throw tooMany(most);
    }
    position += (tokens.at(-1)?.position ?? -1) + endPositions + 1 + analyzer.positionIncrementGap;
    offset += endOffset + 1;
  }
  return found;
}

const tooMany = (most: number): SearchError =>
  new SearchError(
    400,
    "status_exception",
    `The number of tokens produced by calling _analyze has exceeded the allowed maximum of [${most}]. This limit can be set by changing the [index.analyze.max_token_count] index level setting.`,
  );
