import { illegalArgument, unsupported } from "../../errors/search-error";
import type { ComponentSettings } from "../component-settings";
import { lowercase } from "./case";
import { englishStopWords } from "./english";
import { keeping, type TokenFilter } from "./token-filter";

/** Lists that have a name; `_none_` is one without words. */
export function stopWords(settings: ComponentSettings, otherwise: ReadonlySet<string>): ReadonlySet<string> {
  if (settings.has("stopwords_path")) throw unsupported("stop words from a file");
  const words = settings.list("stopwords");
  return words ? new Set(words.flatMap((word) => [...named(word)])) : otherwise;
}

/** Lists that Elasticsearch has and this engine has not. */
const otherLists = new Set(
  "arabic armenian basque bengali brazilian bulgarian catalan cjk czech danish dutch estonian finnish french galician german greek hindi hungarian indonesian irish italian latvian lithuanian norwegian persian portuguese romanian russian serbian sorani spanish swedish thai turkish"
    .split(" ")
    .map((language) => `_${language}_`),
);

function named(word: string): ReadonlySet<string> {
  if (word === "_none_") return new Set();
  if (word === "_english_") return englishStopWords;
  if (otherLists.has(word)) throw unsupported(`the list of stop words [${word}]`);
  // A name that is none is a word like any other.
  return new Set([word]);
}

/** Takes out words that carry no meaning of their own. */
export function stopFilter(settings: ComponentSettings): TokenFilter {
  const ignoreCase = settings.flag("ignore_case", false);
  const trailing = settings.flag("remove_trailing", true);
  const fold = (text: string): string => (ignoreCase ? lowercase(text) : text);
  const words = new Set([...stopWords(settings, englishStopWords)].map(fold));
  if (settings.text("enable_position_increments") === "false") {
    throw illegalArgument(
      "enable_position_increments is not supported anymore as of Lucene 4.4, please fix your analysis chain",
    );
  }
  const stopped = (text: string): boolean => words.has(fold(text));
  if (trailing) return keeping((text) => !stopped(text));
  // The last word may be one that is still being typed.
  return ({ tokens, last }) => ({
    tokens: tokens.filter(({ text }, i) => i === tokens.length - 1 || !stopped(text)),
    last,
  });
}
