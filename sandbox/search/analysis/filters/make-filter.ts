import type { Token } from "../analyzer";
import { illegalArgument, unsupported } from "../../errors/search-error";
import { part } from "../../parts/part";
import type { ComponentSettings } from "../component-settings";
import type { AnalysisLimits } from "../tokenizers/make-tokenizer";
import { lowercase, uppercase } from "./case";
import { latinDigits } from "./decimal-digit";
import { edgeNgramFilter, type GramOptions, ngramFilter } from "./grams";
import { porter } from "./porter";
import { shingleFilter } from "./shingle";
import { stopFilter } from "./stop";
import type { SynonymMap } from "./synonym-rules";
import { changing, keeping, type TokenFilter } from "./token-filter";

/** What a filter may need of the chain in which it stands. */
export interface FilterContext {
  limits: AnalysisLimits;
  /** The words that the chain before this filter makes of a text. */
  wordsBefore: (text: string) => string[];
}

type Make = (settings: ComponentSettings, context: FilterContext) => TokenFilter;

/** Filters that keep one term one term: what prefix and wildcard queries, and normalizers, may use. */
export const normalizing = new Set([
  "lowercase",
  "uppercase",
  "asciifolding",
  "trim",
  "pattern_replace",
  "decimal_digit",
]);

/** Filters whose many tokens for one word cannot stand before synonyms. */
export const spoilingSynonyms = new Set(["shingle", "ngram", "edge_ngram"]);

/** Filters that do nothing without settings, so that their bare names mean none. */
export const needingSettings = new Set([
  "keyword_marker",
  "pattern_replace",
  "synonym",
  "synonym_graph",
  "truncate",
]);

const makers: Readonly<Record<string, Make>> = {
  lowercase: (settings) => lower(settings.text("language")),
  uppercase: () => changing(uppercase),
  asciifolding: (settings) => folding(settings.flag("preserve_original", false)),
  stop: (settings) => stopFilter(settings),
  stemmer: (settings) =>
    part("analysis").stemmer(settings.text("language") ?? settings.text("name") ?? "porter"),
  snowball: (settings) =>
    part("analysis").snowball(settings.text("language") ?? settings.text("name") ?? "English"),
  porter_stem: () => changing(porter, true),
  trim: () => changing((text) => text.replace(/^[\0- ]+|[\0- ]+$/g, "")),
  // Everything from the first apostrophe on goes (ApostropheFilter).
  apostrophe: () => changing((text) => text.replace(/['\u2019][\s\S]*$/, "")),
  decimal_digit: () => changing(latinDigits),
  reverse: () => changing((text) => [...text].reverse().join("")),
  length: (settings) => {
    const [min, max] = [settings.integer("min", 0), settings.integer("max", 2 ** 31 - 1)];
    return keeping((text) => text.length >= min && text.length <= max);
  },
  truncate: (settings) => {
    const most = settings.integer("length", -1);
    if (most <= 0) throw illegalArgument("length parameter must be provided");
    return changing((text) => text.slice(0, most), true);
  },
  unique: (settings) => unique(settings.flag("only_on_same_position", false)),
  limit: (settings) => {
    const most = settings.integer("max_token_count", 1);
    return ({ tokens, last }) => ({
      tokens: tokens.slice(0, most),
      last: Math.min(last, tokens[most - 1]?.position ?? last),
    });
  },
  keyword_marker: (settings) => marker(settings),
  keyword_repeat: () => repeated,
  remove_duplicates: () => unique(true),
  pattern_replace: (settings) => {
    const pattern = settings.pattern("pattern");
    const once = settings.flag("all", true)
      ? pattern
      : new RegExp(pattern.source, pattern.flags.replace("g", ""));
    const by = (settings.text("replacement") ?? "").replaceAll("$0", "$$&");
    return changing((text) => text.replace(once, by));
  },
  ngram: (settings, { limits }) => ngramFilter(grams(settings, 1, 2, limits.ngramDiff)),
  edge_ngram: (settings) =>
    settings.text("side") === "back"
      ? fromBack(grams(settings, 1, 1))
      : edgeNgramFilter(grams(settings, 1, 1)),
  shingle: (settings, { limits }) => shingles(settings, limits),
  synonym: (settings, context) => part("analysis").synonymFilter(synonyms(settings, context)),
  synonym_graph: (settings, context) => part("analysis").synonymGraphFilter(synonyms(settings, context)),
};

/** Filters that Elasticsearch has and this engine has not. */
const others = new Set(
  "arabic_normalization cjk_bigram cjk_width classic common_grams condition delimited_payload dictionary_decompounder elision fingerprint flatten_graph german_normalization hunspell hyphenation_decompounder icu_folding keep keep_types kstem min_hash multiplexer pattern_capture phonetic predicate_token_filter scandinavian_folding scandinavian_normalization serbian_normalization sorani_normalization stemmer_override word_delimiter word_delimiter_graph".split(
    " ",
  ),
);

/** A token filter of a type; undefined when Elasticsearch has none of that name. */
export function makeFilter(
  type: string,
  settings: ComponentSettings,
  context: FilterContext,
): TokenFilter | undefined {
  if (others.has(type)) throw unsupported(`the token filter [${type}]`);
  return Object.hasOwn(makers, type) ? makers[type]?.(settings, context) : undefined;
}

function lower(language: string | undefined): TokenFilter {
  if (language === undefined) return changing(lowercase);
  if (["greek", "irish", "turkish"].includes(language)) throw unsupported(`lowercase for [${language}]`);
  throw illegalArgument(`language [${language}] not support for lower case`);
}

function folding(preserveOriginal: boolean): TokenFilter {
  const { asciiFold } = part("analysis");
  if (!preserveOriginal) return changing(asciiFold);
  return ({ tokens, last }) => ({
    tokens: tokens.flatMap((token): Token[] => {
      const text = asciiFold(token.text);
      return text === token.text ? [token] : [{ ...token, text }, token];
    }),
    last,
  });
}

function unique(samePosition: boolean): TokenFilter {
  return ({ tokens, last }) => {
    const seen = new Set<string>();
    let before = -1;
    let closed = 0;
    const kept = tokens.flatMap((token) => {
      const key = samePosition ? `${token.position} ${token.text}` : token.text;
      const step = token.position - before;
      before = token.position;
      if (!seen.has(key)) {
        seen.add(key);
        return [{ ...token, position: token.position - closed }];
      }
      // Unlike other filters, this one leaves no hole where a token was.
      closed += step;
      return [];
    });
    return { tokens: kept, last: last - closed };
  };
}

/** Every token twice at its place, the first of them protected from stemmers. */
const repeated: TokenFilter = ({ tokens, last }) => ({
  tokens: tokens.flatMap((token): Token[] => [
    { ...token, keyword: true },
    { ...token, keyword: false },
  ]),
  last,
});

function marker(settings: ComponentSettings): TokenFilter {
  const ignoreCase = settings.flag("ignore_case", false);
  const fold = (text: string): string => (ignoreCase ? lowercase(text) : text);
  const source = settings.text("keywords_pattern");
  const words = settings.list("keywords");
  if (source === undefined && !words)
    throw illegalArgument(
      "keyword filter requires either `keywords`, `keywords_path`, or `keywords_pattern` to be configured",
    );
  const listed = new Set((words ?? []).map(fold));
  const whole = source === undefined ? undefined : new RegExp(`^(?:${source})$`, "u");
  const guarded = (text: string): boolean => whole?.test(text) ?? listed.has(fold(text));
  return ({ tokens, last }) => ({
    tokens: tokens.map((token) => (guarded(token.text) ? { ...token, keyword: true } : token)),
    last,
  });
}

function grams(
  settings: ComponentSettings,
  low: number,
  high: number,
  most = Number.POSITIVE_INFINITY,
): GramOptions {
  const [min, max] = [settings.integer("min_gram", low), settings.integer("max_gram", high)];
  if (max - min > most) {
    throw illegalArgument(
      `The difference between max_gram and min_gram in NGram Tokenizer must be less than or equal to: [${most}] but was [${max - min}]. This limit can be set by changing the [index.max_ngram_diff] index level setting.`,
    );
  }
  if (min < 1) throw illegalArgument("minGram must be greater than zero");
  if (min > max) throw illegalArgument("minGram must not be greater than maxGram");
  return { min, max, preserveOriginal: settings.flag("preserve_original", false) };
}

/** The grams of the end, told as Elasticsearch tells them: turned, cut, turned back. */
function fromBack(options: GramOptions): TokenFilter {
  const turn = changing((text) => [...text].reverse().join(""));
  const cut = edgeNgramFilter(options);
  return (stream) => turn(cut(turn(stream)));
}

function shingles(settings: ComponentSettings, { shingleDiff }: AnalysisLimits): TokenFilter {
  const [min, max] = [settings.integer("min_shingle_size", 2), settings.integer("max_shingle_size", 2)];
  const unigrams = settings.flag("output_unigrams", true);
  const diff = max - min + (unigrams ? 1 : 0);
  if (diff > shingleDiff) {
    throw illegalArgument(
      `In Shingle TokenFilter the difference between max_shingle_size and min_shingle_size (and +1 if outputting unigrams) must be less than or equal to: [${shingleDiff}] but was [${diff}]. This limit can be set by changing the [index.max_shingle_diff] index level setting.`,
    );
  }
  if (min < 2) throw illegalArgument("Min shingle size must be >= 2");
  if (max < min) throw illegalArgument("Min shingle size must be <= max shingle size");
  return shingleFilter({
    min,
    max,
    unigrams,
    separator: settings.text("token_separator") ?? " ",
    filler: settings.text("filler_token") ?? "_",
    unigramsIfNone: settings.flag("output_unigrams_if_no_shingles", false),
  });
}

function synonyms(settings: ComponentSettings, { wordsBefore }: FilterContext): SynonymMap {
  const rules = settings.list("synonyms");
  if (settings.has("synonyms_path") || settings.has("synonyms_set"))
    throw unsupported("synonyms from a file or a synonyms set");
  if (settings.text("format") === "wordnet") throw unsupported("synonyms in WordNet's format");
  if (!rules) throw illegalArgument("synonym requires either `synonyms` or `synonyms_path` to be configured");
  // A chain that cannot read synonyms is refused before any rule is.
  wordsBefore("");
  const options = { expand: settings.flag("expand", true), lenient: settings.flag("lenient", false) };
  return part("analysis").synonymMap(rules, options, wordsBefore);
}
