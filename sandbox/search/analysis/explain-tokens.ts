import type { ReplyValue } from "../json/reply-value";
import type { Analyzer, Token } from "./analyzer";
import { type Chain, chainAnalyzer, filteredText } from "./chain";
import { tokensOf } from "./tokens-of";

/** The tokens after each step of a chain. */
export function explainChain(
  texts: readonly string[],
  chain: Chain,
  attributes: readonly string[],
  most: number,
): ReplyValue {
  const upTo = (count: number): Token[] =>
    tokensOf(texts, chainAnalyzer("custom", { ...chain, filters: chain.filters.slice(0, count) }), most);
  return {
    detail: {
      custom_analyzer: true,
      charfilters: chain.charFilters.map(({ name }, i) => ({
        name,
        filtered_text: texts.map((text) => filteredText(text, chain.charFilters.slice(0, i + 1)).text),
      })),
      tokenizer: {
        name: chain.tokenizer.name,
        tokens: upTo(0).map((token) => detailed(token, attributes, false)),
      },
      tokenfilters: chain.filters.map(({ name }, i) => ({
        name,
        tokens: upTo(i + 1).map((token) => detailed(token, attributes, knowsMarks(chain, i + 1))),
      })),
    },
  };
}

/** The tokens of an analyzer whose steps are its own affair. */
export function explainWhole(
  texts: readonly string[],
  analyzer: Analyzer,
  attributes: readonly string[],
  most: number,
): ReplyValue {
  const tokens = tokensOf(texts, analyzer, most).map((token) =>
    detailed(token, attributes, marks.has(analyzer.name)),
  );
  return { detail: { custom_analyzer: false, analyzer: { name: analyzer.name, tokens } } };
}

/** What knows of protected tokens: from there on the tokens tell whether they are. */
const marks = new Set([
  "english",
  "porter_stem",
  "snowball",
  "keyword_marker",
  "keyword_repeat",
  "stemmer",
  "truncate",
]);

const knowsMarks = ({ filters }: Chain, count: number): boolean =>
  filters.slice(0, count).some(({ name, type }) => marks.has(type ?? name));

function detailed(token: Token, attributes: readonly string[], keyword: boolean): ReplyValue {
  const more: Record<string, ReplyValue> = {
    bytes: `[${utf8(token.text)
      .map((byte) => byte.toString(16))
      .join(" ")}]`,
    ...(keyword ? { keyword: token.keyword === true } : {}),
    positionLength: token.positionLength,
    termFrequency: 1,
  };
  const wanted =
    attributes.length === 0
      ? Object.keys(more)
      : Object.keys(more).filter((name) => attributes.includes(name));
  return {
    token: token.text,
    start_offset: token.start,
    end_offset: token.end,
    type: token.type,
    position: token.position,
    ...Object.fromEntries(wanted.map((name) => [name, more[name]])),
  };
}

function utf8(text: string): number[] {
  return [...text].flatMap((char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 0x3f)];
    const low = [0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)];
    return code < 0x10000
      ? [0xe0 | (code >> 12), ...low]
      : [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), ...low];
  });
}
