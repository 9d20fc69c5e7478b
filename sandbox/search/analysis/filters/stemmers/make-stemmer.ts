import { illegalArgument, SearchError, unsupported } from "../../../errors/search-error";
import { minimalEnglish, withoutPossessive } from "../english";
import { porter } from "../porter";
import { changing, type TokenFilter } from "../token-filter";
import { german, lightGerman } from "./german";
import { porter2 } from "./porter2";

/** Languages that Snowball has and this engine has not. */
const snowballNames =
  /^(?:Arabic|Armenian|Basque|Catalan|Danish|Dutch|Estonian|Finnish|French|Hungarian|Irish|Italian|Kp|Lithuanian|Lovins|Norwegian|Porter|Portuguese|Romanian|Russian|Serbian|Spanish|Swedish|Turkish)$/;

/** The filter `stemmer` for a language as Elasticsearch names it. */
export function stemmer(language: string): TokenFilter {
  switch (language) {
    case "english":
    case "porter":
      return changing(porter, true);
    case "porter2":
      return changing(porter2, true);
    case "german":
      return changing(german, true);
    case "light_german":
      return changing(lightGerman, true);
    case "possessive_english":
      return changing(withoutPossessive);
    case "minimal_english":
      return changing(minimalEnglish, true);
    default:
      if (
        /^[a-z]+_[a-z_]+$|^(?:lovins|french|spanish|italian|dutch|russian|swedish|danish|norwegian|finnish|portuguese|hungarian|turkish|romanian|arabic|armenian|basque|bengali|brazilian|bulgarian|catalan|czech|estonian|galician|greek|hindi|indonesian|irish|latvian|lithuanian|persian|sorani)$/.test(
          language,
        )
      )
        throw unsupported(`the stemmer for [${language}]`);
      throw unknownStemmer(language.charAt(0).toUpperCase() + language.slice(1));
  }
}

/** The filter `snowball`, with a language as Snowball names it: `English`, `German`. */
export function snowball(language: string): TokenFilter {
  switch (language) {
    case "English":
      return changing(porter2, true);
    case "German":
    case "German2":
      return changing(german, true);
    default:
      if (snowballNames.test(language)) throw unsupported(`the snowball stemmer for [${language}]`);
      throw unknownStemmer(language);
  }
}

function unknownStemmer(name: string): SearchError {
  return illegalArgument(
    `Invalid stemmer class specified: ${name}`,
    new SearchError(400, "class_not_found_exception", `org.tartarus.snowball.ext.${name}Stemmer`),
  );
}
