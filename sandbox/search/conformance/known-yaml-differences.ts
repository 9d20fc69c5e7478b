/** YAML tests that do not pass, by `file | test`, each with its reason. One that passes leaves the list. */
export const knownYamlDifferences: ReadonlyMap<string, string> = new Map([
  [
    "analysis-common/30_tokenizers.yml | classic",
    "the tokenizer classic, which the standard one replaced in 2011, is not part of the subset",
  ],
  [
    "analysis-common/40_token_filters.yml | classic",
    "the filter classic belongs to the tokenizer classic, which is not part of the subset",
  ],
  [
    "analysis-common/40_token_filters.yml | kstem",
    "KStem is a dictionary of some thousand words, which no page should fetch",
  ],
  [
    "delete_by_query/10_basic.yml | Response for version conflict (seq no powered)",
    "the test is of 7.10, which names a type in a failure; 9 has no types",
  ],
  [
    "reindex/35_search_failures.yml | Response format for search failures",
    "it makes the search fail by a script, and there is no scripting language here",
  ],
  [
    "update_by_query/10_basic.yml | Response for version conflict (seq no powered)",
    "the test is of 7.10, which names a type in a failure; 9 has no types",
  ],
  [
    "delete/50_refresh.yml | Refresh",
    "documents of all shards lie in one store: a refresh of one shard makes those of the others searchable, too",
  ],
  [
    "search.highlight/20_fvh.yml | Highlight multiple documents",
    "the highlighter fvh reads term vectors, which are not kept: the subset has unified and plain",
  ],
  [
    "search.highlight/20_fvh.yml | Highlight multiple nested documents",
    "the highlighter fvh reads term vectors, which are not kept: the subset has unified and plain",
  ],
  [
    "search.highlight/20_fvh.yml | Highlight query",
    "the highlighter fvh reads term vectors, which are not kept: the subset has unified and plain",
  ],
  [
    "search/30_limits.yml | Request window limits with scroll",
    "scrolls are not part of the subset: the course pages with search_after",
  ],
]);
