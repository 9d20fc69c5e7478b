import { illegalArgument, unsupported } from "../../errors/search-error";
import { part } from "../../parts/part";
import type { ComponentSettings } from "../component-settings";
import { edgeNgramTokenizer, gramChar, ngramTokenizer, tokenCharNames } from "./ngram";
import { patternTokenizer } from "./pattern";
import { keywordTokenizer, letterTokenizer, pathTokenizer, whitespaceTokenizer } from "./simple";
import { standardTokenizer } from "./standard";
import type { Piece, Tokenizer } from "./tokenizer";
import { lowercase } from "../filters/case";

/** Limits that an index sets for its components. */
export interface AnalysisLimits {
  /** `index.max_ngram_diff` */
  ngramDiff: number;
  /** `index.max_shingle_diff` */
  shingleDiff: number;
}

type Make = (settings: ComponentSettings, limits: AnalysisLimits) => Tokenizer;

const length = (settings: ComponentSettings): number => settings.integer("max_token_length", 255);

const makers: Readonly<Record<string, Make>> = {
  standard: (settings) => standardTokenizer(length(settings)),
  uax_url_email: (settings) => part("analysis").urlEmailTokenizer(length(settings)),
  letter: (settings) => letterTokenizer(length(settings)),
  lowercase: (settings) => lowered(letterTokenizer(length(settings))),
  whitespace: (settings) => whitespaceTokenizer(length(settings)),
  keyword: () => keywordTokenizer,
  ngram: (settings, limits) => grams(settings, limits),
  edge_ngram: (settings) => {
    const { min, max } = sizes(settings, 1, 2);
    return edgeNgramTokenizer(min, max, charsOf(settings));
  },
  pattern: (settings) => patternTokenizer(settings.pattern("pattern", "\\W+"), settings.integer("group", -1)),
  path_hierarchy: (settings) => {
    const delimiter = settings.text("delimiter") ?? "/";
    return pathTokenizer({
      delimiter,
      replacement: settings.text("replacement") ?? delimiter,
      reverse: settings.flag("reverse", false),
      skip: settings.integer("skip", 0),
    });
  },
};

const aliases: Readonly<Record<string, string>> = {
  nGram: "ngram",
  edgeNGram: "edge_ngram",
  PathHierarchy: "path_hierarchy",
};

/** Tokenizers that Elasticsearch has and this engine has not. */
const others = new Set(["classic", "thai", "char_group", "simple_pattern", "simple_pattern_split"]);

/** A tokenizer of a type; undefined when Elasticsearch has none of that name. */
export function makeTokenizer(
  type: string,
  settings: ComponentSettings,
  limits: AnalysisLimits,
): Tokenizer | undefined {
  if (others.has(type)) throw unsupported(`the tokenizer [${type}]`);
  const name = Object.hasOwn(aliases, type) ? (aliases[type] ?? type) : type;
  return Object.hasOwn(makers, name) ? makers[name]?.(settings, limits) : undefined;
}

const lowered =
  (tokenizer: Tokenizer): Tokenizer =>
  (text) =>
    tokenizer(text).map((piece): Piece => ({ ...piece, text: lowercase(piece.text) }));

function sizes(settings: ComponentSettings, min: number, max: number): { min: number; max: number } {
  const found = { min: settings.integer("min_gram", min), max: settings.integer("max_gram", max) };
  if (found.min < 1) throw illegalArgument("minGram must be greater than zero");
  if (found.min > found.max) throw illegalArgument("minGram must not be greater than maxGram");
  return found;
}

function grams(settings: ComponentSettings, { ngramDiff }: AnalysisLimits): Tokenizer {
  const [low, high] = [settings.integer("min_gram", 1), settings.integer("max_gram", 2)];
  if (high - low > ngramDiff) {
    throw illegalArgument(
      `The difference between max_gram and min_gram in NGram Tokenizer must be less than or equal to: [${ngramDiff}] but was [${high - low}]. This limit can be set by changing the [index.max_ngram_diff] index level setting.`,
    );
  }
  const { min, max } = sizes(settings, 1, 2);
  return ngramTokenizer(min, max, charsOf(settings));
}

function charsOf(settings: ComponentSettings): (char: string) => boolean {
  const names = settings.list("token_chars") ?? [];
  const known = [...tokenCharNames, "custom"];
  for (const name of names) {
    if (known.includes(name.toLowerCase())) continue;
    throw illegalArgument(`Unknown token type: '${name}', must be one of [${known.join(", ")}]`);
  }
  return gramChar(
    names.map((name) => name.toLowerCase()),
    settings.text("custom_token_chars") ?? "",
  );
}
