import { type Chain, chainAnalyzer, type Step } from "./chain";
import type { Analyzer } from "./analyzer";
import { ComponentSettings } from "./component-settings";
import { lowercase } from "./filters/case";
import { englishStopWords, withoutPossessive } from "./filters/english";
import { porter } from "./filters/porter";
import { stopWords } from "./filters/stop";
import { changing, keeping, type TokenFilter } from "./filters/token-filter";
import { patternTokenizer } from "./tokenizers/pattern";
import { keywordTokenizer, letterTokenizer, whitespaceTokenizer } from "./tokenizers/simple";
import { standardTokenizer } from "./tokenizers/standard";
import type { Tokenizer } from "./tokenizers/tokenizer";
import { illegalArgument, unsupported } from "../errors/search-error";

const tokenizer = (name: string, run: Tokenizer): Step<Tokenizer> => ({ name, run, normalizing: false });
const filter = (name: string, run: TokenFilter, normalizing = false): Step<TokenFilter> => ({
  name,
  run,
  normalizing,
});

const lower = filter("lowercase", changing(lowercase), true);
const without = (words: ReadonlySet<string>): Step<TokenFilter>[] =>
  words.size === 0
    ? []
    : [
        filter(
          "stop",
          keeping((text) => !words.has(text)),
        ),
      ];

/** Analyzers of languages that Elasticsearch has and this engine has not. */
const languages = new Set(
  "arabic armenian basque bengali brazilian bulgarian catalan chinese cjk czech danish dutch estonian finnish french galician german greek hindi hungarian indonesian irish italian latvian lithuanian norwegian persian portuguese romanian russian serbian sorani spanish swedish thai turkish fingerprint snowball icu_analyzer".split(
    " ",
  ),
);

type Make = (settings: ComponentSettings) => Chain;

const makers: Readonly<Record<string, Make>> = {
  standard: (settings) => ({
    charFilters: [],
    tokenizer: tokenizer("standard", standardTokenizer(settings.integer("max_token_length", 255))),
    filters: [lower, ...without(stopWords(settings, new Set()))],
  }),
  english: (settings) => ({
    charFilters: [],
    tokenizer: tokenizer("standard", standardTokenizer()),
    filters: [
      filter("english_possessive", changing(withoutPossessive)),
      lower,
      ...without(stopWords(settings, englishStopWords)),
      ...guarded(settings),
      filter("porter_stem", changing(porter, true)),
    ],
  }),
  simple: () => ({ charFilters: [], tokenizer: tokenizer("letter", letterTokenizer()), filters: [lower] }),
  stop: (settings) => ({
    charFilters: [],
    tokenizer: tokenizer("letter", letterTokenizer()),
    filters: [lower, ...without(stopWords(settings, englishStopWords))],
  }),
  whitespace: () => ({
    charFilters: [],
    tokenizer: tokenizer("whitespace", whitespaceTokenizer()),
    filters: [],
  }),
  keyword: () => ({ charFilters: [], tokenizer: tokenizer("keyword", keywordTokenizer), filters: [] }),
  pattern: (settings) => ({
    charFilters: [],
    tokenizer: tokenizer("pattern", patternTokenizer(settings.pattern("pattern", "\\W+"), -1)),
    filters: [
      ...(settings.flag("lowercase", true) ? [lower] : []),
      ...without(stopWords(settings, new Set())),
    ],
  }),
};

/** Words that are not stemmed. */
function guarded(settings: ComponentSettings): Step<TokenFilter>[] {
  const words = new Set(settings.list("stem_exclusion") ?? []);
  if (words.size === 0) return [];
  return [
    filter("keyword_marker", ({ tokens, last }) => ({
      tokens: tokens.map((token) => (words.has(token.text) ? { ...token, keyword: true } : token)),
      last,
    })),
  ];
}

/** An analyzer of a type that is not `custom`; undefined when Elasticsearch has none of that name. */
export function builtInAnalyzer(
  type: string,
  settings = new ComponentSettings(type, {}),
): Analyzer | undefined {
  if (languages.has(type)) throw unsupported(`the analyzer [${type}]`);
  const make = Object.hasOwn(makers, type) ? makers[type] : undefined;
  return make && chainAnalyzer(settings.name, make(settings), gapOf(settings));
}

/** Positions between two values of one field. */
export function gapOf(settings: ComponentSettings): number {
  const gap = settings.integer("position_increment_gap", 100);
  if (gap < 0) throw illegalArgument("position_increment_gap must be positive or zero, was " + String(gap));
  return gap;
}
