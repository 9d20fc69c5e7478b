export { analyze } from "../analysis/analyze-api";
export { makeCharFilter } from "../analysis/char-filters/make-char-filter";
export { asciiFold } from "../analysis/filters/ascii-folding";
export { snowball, stemmer } from "../analysis/filters/stemmers/make-stemmer";
export { synonymFilter } from "../analysis/filters/synonym";
export { synonymGraphFilter } from "../analysis/filters/synonym-graph";
export { synonymMap } from "../analysis/filters/synonym-rules";
export { urlEmailTokenizer } from "../analysis/tokenizers/url-email";
