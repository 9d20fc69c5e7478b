/** How a body of one kind, or a part of it, is made: its keys, and what may stand behind each. */
export interface Rule {
  readonly keys: ReadonlyMap<string, Value>;
  /** Behind a key that the writer chooses, such as the name of an aggregation. */
  readonly anyKey: Value | undefined;
  /** Behind the name of a field. */
  readonly fieldKey: (Value & { readonly documents: boolean }) | undefined;
}

/** What may stand behind a key. */
export interface Value {
  /** What is inserted for it: an object, a list, a text, or nothing. */
  readonly opens: "{" | "[" | '"' | "";
  /** Name of the rule of the object, or of the objects in the list. */
  readonly rule: string | undefined;
  readonly choices: readonly string[];
  /** True where a text is the name of a field. */
  readonly fields: boolean;
}

const analyzers = "standard|simple|whitespace|stop|keyword|pattern|english";
const tokenizers =
  "standard|letter|lowercase|whitespace|keyword|ngram|edge_ngram|pattern|path_hierarchy|uax_url_email";
const filters =
  "lowercase|uppercase|asciifolding|stop|stemmer|snowball|porter_stem|trim|apostrophe|decimal_digit|reverse|length|truncate|unique|limit|keyword_marker|pattern_replace|ngram|edge_ngram|shingle|synonym|synonym_graph";
const flag = "true|false";
const fuzzy = `fuzziness:AUTO|0|1|2 prefix_length:# max_expansions:# fuzzy_transpositions:${flag}`;
const common = 'boost:# _name:"';
const fieldTypes =
  "text|keyword|long|integer|short|byte|double|float|half_float|scaled_float|boolean|date|geo_point|ip|object|nested|search_as_you_type|alias";

/**
 * The table of the DSL: a rule a line, `key:value` each. `{rule}` is an object, `[rule]` a list of objects, `"` a text, `#` a bare
 * value, `@` the name of a field, `a|b` one of these. As a key, `*` is a name of the writer's, `@` a field, `@@` a field of documents.
 */
const written: Readonly<Record<string, string>> = {
  search: `query:{query} from:# size:# sort:[sort]@ _source:[@] aggs:{aggs} aggregations:{aggs} post_filter:{query}
    highlight:{highlight} fields:[@] docvalue_fields:[@] stored_fields:[@] search_after:[] track_total_hits:${flag}
    track_scores:${flag} min_score:# explain:${flag} version:${flag} seq_no_primary_term:${flag} timeout:"`,
  count: "query:{query}",
  byQuery: "query:{query} max_docs:# conflicts:abort|proceed",
  query: `match:{match} match_phrase:{phrase} match_phrase_prefix:{phrasePrefix} match_bool_prefix:{boolPrefix}
    multi_match:{multiMatch} match_all:{matchAll} match_none:{matchAll} term:{term} terms:{terms} range:{range} exists:{exists} ids:{ids}
    prefix:{prefix} wildcard:{wildcard} regexp:{regexp} fuzzy:{fuzzy} bool:{bool} constant_score:{constantScore}
    dis_max:{disMax} boosting:{boosting} function_score:{functionScore} nested:{nested} geo_distance:{geoDistance}
    geo_bounding_box:{geoBox} query_string:{queryString} simple_query_string:{simpleQueryString}`,
  matchAll: common,
  match: '@:"{matchOptions}',
  matchOptions: `query:" operator:or|and minimum_should_match:" analyzer:${analyzers} zero_terms_query:none|all lenient:${flag}
    auto_generate_synonyms_phrase_query:${flag} ${fuzzy} ${common}`,
  phrase: '@:"{phraseOptions}',
  phraseOptions: `query:" slop:# analyzer:${analyzers} zero_terms_query:none|all ${common}`,
  phrasePrefix: '@:"{phrasePrefixOptions}',
  phrasePrefixOptions: `query:" slop:# max_expansions:# analyzer:${analyzers} zero_terms_query:none|all ${common}`,
  boolPrefix: '@:"{boolPrefixOptions}',
  boolPrefixOptions: `query:" operator:or|and minimum_should_match:" analyzer:${analyzers} ${fuzzy} ${common}`,
  multiMatch: `query:" fields:[@] type:best_fields|most_fields|cross_fields|phrase|phrase_prefix|bool_prefix operator:or|and
    minimum_should_match:" analyzer:${analyzers} slop:# tie_breaker:# lenient:${flag} zero_terms_query:none|all
    auto_generate_synonyms_phrase_query:${flag} ${fuzzy} ${common}`,
  term: '@:"{termOptions}',
  termOptions: `value:" case_insensitive:${flag} ${common}`,
  terms: "@:[] boost:#",
  range: "@:{rangeOptions}",
  rangeOptions: `gt:# gte:# lt:# lte:# format:" time_zone:" relation:intersects|contains|within ${common}`,
  exists: `field:@ ${common}`,
  ids: `values:[] ${common}`,
  prefix: '@:"{patternOptions}',
  wildcard: '@:"{patternOptions}',
  patternOptions: `value:" case_insensitive:${flag} rewrite:" ${common}`,
  regexp: '@:"{regexpOptions}',
  regexpOptions: `value:" flags:" case_insensitive:${flag} max_determinized_states:# rewrite:" ${common}`,
  fuzzy: '@:"{fuzzyOptions}',
  fuzzyOptions: `value:" fuzziness:AUTO|0|1|2 prefix_length:# max_expansions:# transpositions:${flag} rewrite:" ${common}`,
  bool: `must:[query] should:[query] filter:[query] must_not:[query] minimum_should_match:# ${common}`,
  constantScore: `filter:{query} ${common}`,
  disMax: `queries:[query] tie_breaker:# ${common}`,
  boosting: `positive:{query} negative:{query} negative_boost:# ${common}`,
  functionScore: `query:{query} functions:[scoreFunction] score_mode:multiply|sum|avg|first|max|min
    boost_mode:multiply|replace|sum|avg|max|min max_boost:# min_score:# field_value_factor:{factor} gauss:{decay} exp:{decay}
    linear:{decay} weight:# ${common}`,
  scoreFunction:
    "filter:{query} weight:# field_value_factor:{factor} gauss:{decay} exp:{decay} linear:{decay}",
  factor: "field:@ factor:# modifier:none|log|log1p|log2p|ln|ln1p|ln2p|square|sqrt|reciprocal missing:#",
  decay: "@:{decayOptions} multi_value_mode:min|max|avg|sum",
  decayOptions: 'origin:" scale:" offset:" decay:#',
  nested: `path:@ query:{query} score_mode:avg|sum|min|max|none ignore_unmapped:${flag} inner_hits:{innerHits} ${common}`,
  innerHits: 'name:" from:# size:# sort:[sort]@ _source:[@] highlight:{highlight}',
  geoDistance: `distance:" @:{point} unit:" distance_type:arc|plane validation_method:" ignore_unmapped:${flag} ${common}`,
  geoBox: `@:{corners} validation_method:" ignore_unmapped:${flag} ${common}`,
  corners: "top_left:{point} bottom_right:{point} top:# left:# bottom:# right:#",
  point: "lat:# lon:#",
  queryString: `query:" default_field:@ fields:[@] default_operator:or|and analyzer:${analyzers} analyze_wildcard:${flag}
    allow_leading_wildcard:${flag} phrase_slop:# fuzziness:AUTO|0|1|2 fuzzy_prefix_length:# fuzzy_max_expansions:# lenient:${flag}
    minimum_should_match:" tie_breaker:# time_zone:" type:best_fields|most_fields|cross_fields|phrase ${common}`,
  simpleQueryString: `query:" fields:[@] default_operator:or|and flags:" analyzer:${analyzers} analyze_wildcard:${flag}
    fuzzy_prefix_length:# fuzzy_max_expansions:# lenient:${flag} minimum_should_match:" ${common}`,
  sort: "@:asc|desc{sortOptions} _score:asc|desc{sortOptions} _doc:asc|desc _geo_distance:{geoSort}",
  sortOptions:
    'order:asc|desc missing:_last|_first mode:min|max|avg|sum|median format:" unmapped_type:" nested:{sortNested}',
  sortNested: "path:@ filter:{query}",
  geoSort: '@:{point} order:asc|desc unit:" mode:min|max|avg|median distance_type:arc|plane',
  highlight: `fields:{highlightFields} pre_tags:[] post_tags:[] number_of_fragments:# fragment_size:# type:unified|plain
    order:score|none require_field_match:${flag} no_match_size:# encoder:default|html highlight_query:{query}
    boundary_scanner:sentence|word|chars`,
  highlightFields: "@:{highlightField}",
  highlightField: `number_of_fragments:# fragment_size:# type:unified|plain pre_tags:[] post_tags:[] order:score|none
    require_field_match:${flag} no_match_size:# highlight_query:{query} matched_fields:[@]`,
  aggs: "*:{agg}",
  agg: `terms:{aggTerms} avg:{metric} sum:{metric} min:{metric} max:{metric} stats:{metric} extended_stats:{extendedStats}
    value_count:{metric} cardinality:{cardinality} range:{aggRange} date_range:{dateRange} histogram:{histogram}
    date_histogram:{dateHistogram} filter:{query} filters:{aggFilters} missing:{aggMissing} global:{nothing} nested:{path}
    reverse_nested:{path} top_hits:{topHits} avg_bucket:{sibling} sum_bucket:{sibling} min_bucket:{sibling} max_bucket:{sibling}
    stats_bucket:{sibling} extended_stats_bucket:{sibling} cumulative_sum:{cumulativeSum} derivative:{derivative}
    serial_diff:{serialDiff} bucket_sort:{bucketSort} aggs:{aggs} aggregations:{aggs} meta:{}`,
  nothing: "",
  path: "path:@",
  metric: "field:@ missing:#",
  extendedStats: "field:@ missing:# sigma:#",
  cardinality: "field:@ missing:# precision_threshold:#",
  aggMissing: "field:@",
  aggTerms: `field:@ size:# order:{order} min_doc_count:# missing:# include:[] exclude:[] shard_size:# show_term_doc_count_error:${flag}
    collect_mode:depth_first|breadth_first execution_hint:map|global_ordinals`,
  order: "_count:asc|desc _key:asc|desc *:asc|desc",
  aggRange: `field:@ ranges:[rangeBucket] keyed:${flag} missing:#`,
  dateRange: `field:@ ranges:[rangeBucket] keyed:${flag} format:" time_zone:" missing:"`,
  rangeBucket: 'key:" from:# to:#',
  histogram: `field:@ interval:# min_doc_count:# offset:# keyed:${flag} order:{order} extended_bounds:{bounds} hard_bounds:{bounds} missing:#`,
  dateHistogram: `field:@ calendar_interval:minute|hour|day|week|month|quarter|year fixed_interval:" time_zone:" format:" min_doc_count:#
    offset:" keyed:${flag} order:{order} extended_bounds:{bounds} hard_bounds:{bounds} missing:"`,
  bounds: "min:# max:#",
  aggFilters: `filters:{namedFilters} other_bucket:${flag} other_bucket_key:" keyed:${flag}`,
  namedFilters: "*:{query}",
  topHits: `from:# size:# sort:[sort]@ _source:[@] highlight:{highlight} fields:[@] docvalue_fields:[@] explain:${flag} version:${flag} seq_no_primary_term:${flag}`,
  sibling: 'buckets_path:" gap_policy:skip|insert_zeros|keep_values format:"',
  cumulativeSum: 'buckets_path:" format:"',
  derivative: 'buckets_path:" gap_policy:skip|insert_zeros|keep_values format:" unit:"',
  serialDiff: 'buckets_path:" lag:# gap_policy:skip|insert_zeros|keep_values format:"',
  bucketSort: "sort:[order] from:# size:# gap_policy:skip|insert_zeros|keep_values",
  document: "@@:#",
  update: `doc:{document} upsert:{document} doc_as_upsert:${flag} detect_noop:${flag} _source:[@]`,
  bulk: "index:{bulkTarget} create:{bulkTarget} update:{bulkTarget} delete:{bulkTarget} doc:{document} @@:#",
  bulkTarget:
    '_index:" _id:" if_seq_no:# if_primary_term:# version:# version_type:external|external_gte routing:" retry_on_conflict:#',
  mget: "docs:[mgetDocument] ids:[]",
  mgetDocument: '_index:" _id:" _source:[@] routing:"',
  createIndex: "mappings:{mappings} settings:{settings} aliases:{aliasNames}",
  mappings: `properties:{properties} dynamic:true|false|strict|runtime date_detection:${flag} numeric_detection:${flag} dynamic_templates:[]
    dynamic_date_formats:[] _source:{enabled} _routing:{required} _meta:{}`,
  enabled: `enabled:${flag}`,
  required: `required:${flag}`,
  properties: "*:{field} @@:{field}",
  field: `type:${fieldTypes} fields:{properties} properties:{properties} copy_to:@ analyzer:${analyzers} search_analyzer:${analyzers}
    normalizer:lowercase|uppercase index:${flag} doc_values:${flag} store:${flag} norms:${flag} null_value:# ignore_above:#
    ignore_malformed:${flag} coerce:${flag} scaling_factor:# format:" fielddata:${flag} index_options:docs|freqs|positions|offsets
    position_increment_gap:# similarity:BM25|boolean term_vector:no|yes|with_positions_offsets max_shingle_size:#
    eager_global_ordinals:${flag} dynamic:true|false|strict|runtime enabled:${flag} path:@ meta:{}`,
  settings: `number_of_shards:# number_of_replicas:# refresh_interval:" max_result_window:# max_ngram_diff:# default_pipeline:"
    analysis:{analysis} index:{settings}`,
  analysis:
    "analyzer:{analyzers} tokenizer:{tokenizers} filter:{filters} char_filter:{charFilters} normalizer:{normalizers}",
  analyzers: "*:{analyzer}",
  analyzer: `type:custom|${analyzers} tokenizer:${tokenizers} filter:[${filters}] char_filter:[html_strip|mapping|pattern_replace] stopwords:[] position_increment_gap:#`,
  tokenizers: "*:{tokenizer}",
  tokenizer: `type:${tokenizers} min_gram:# max_gram:# token_chars:[letter|digit|whitespace|punctuation|symbol] pattern:" max_token_length:# delimiter:"`,
  filters: "*:{filter}",
  filter: `type:${filters} stopwords:[] language:english|german|light_german|french|light_english synonyms:[] lenient:${flag} expand:${flag} min_gram:# max_gram:#
    preserve_original:${flag} pattern:" replacement:" keywords:[] min:# max:# length:# ignore_case:${flag} only_on_same_position:${flag}
    min_shingle_size:# max_shingle_size:# output_unigrams:${flag}`,
  charFilters: "*:{charFilter}",
  charFilter: 'type:html_strip|mapping|pattern_replace mappings:[] pattern:" replacement:" escaped_tags:[]',
  normalizers: "*:{normalizer}",
  normalizer:
    "type:custom filter:[lowercase|uppercase|asciifolding|trim] char_filter:[mapping|pattern_replace]",
  analyze: `text:" analyzer:${analyzers} field:@ tokenizer:${tokenizers} filter:[${filters}] char_filter:[html_strip|mapping|pattern_replace]
    normalizer:" explain:${flag} attributes:[]`,
  aliasNames: "*:{alias}",
  alias: `filter:{query} is_write_index:${flag} routing:"`,
  aliases: "actions:[aliasAction]",
  aliasAction: "add:{aliasTarget} remove:{aliasTarget} remove_index:{indexOnly}",
  aliasTarget: `index:" alias:" is_write_index:${flag} filter:{query}`,
  indexOnly: 'index:"',
  reindex: "source:{reindexSource} dest:{reindexTarget} conflicts:abort|proceed max_docs:#",
  reindexSource: 'index:" query:{query} _source:[@] size:#',
  reindexTarget: 'index:" op_type:create|index version_type:internal|external',
  template: "index_patterns:[] template:{createIndex} priority:# composed_of:[] version:# _meta:{}",
  component: "template:{createIndex} version:# _meta:{}",
  rollover: "conditions:{conditions} mappings:{mappings} settings:{settings} aliases:{aliasNames}",
  conditions: 'max_age:" max_docs:# max_size:"',
  clusterSettings: "persistent:{} transient:{}",
};

function readValue(code: string): Value {
  const choices = /[\w.]+(?:\|[\w.]+)+/.exec(code)?.[0].split("|") ?? [];
  const bare = choices.length > 0 && choices.every((choice) => choice === "true" || choice === "false");
  const first = code.charAt(0);
  return {
    opens: first === "{" || first === "[" || first === '"' ? first : first === "#" || bare ? "" : '"',
    rule: /[{[](\w+)[}\]]/.exec(code)?.[1],
    choices,
    fields: code.includes("@"),
  };
}

function readRule(text: string): Rule {
  const parts = text.split(/\s+/).filter((part) => part !== "");
  const pairs = parts.map((part): readonly [string, Value] => {
    const colon = part.indexOf(":");
    return [part.slice(0, colon), readValue(part.slice(colon + 1))];
  });
  const keys = new Map(pairs.filter(([key]) => !/^[*@]/.test(key)));
  const own = (name: string): Value | undefined => pairs.find(([key]) => key === name)?.[1];
  const [documents, fields] = [own("@@"), own("@")];
  const field = documents ?? fields;
  return {
    keys,
    anyKey: own("*"),
    fieldKey: field && { ...field, documents: documents !== undefined },
  };
}

/** Rules by their names. */
export const bodyRules: ReadonlyMap<string, Rule> = new Map(
  Object.entries(written).map(([name, text]) => [name, readRule(text)]),
);
