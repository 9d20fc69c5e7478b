/** A kind of request, as far as whoever writes one asks. */
export interface EndpointRow {
  readonly methods: readonly string[];
  /** Parts of a path; those in braces stand for a name. */
  readonly paths: readonly (readonly string[])[];
  /** Name of the rule of its body. */
  readonly body: string | undefined;
  /** Parameters worth offering; those that every request takes are not repeated. */
  readonly parameters: readonly string[];
}

const write = "refresh routing if_seq_no if_primary_term version version_type op_type timeout require_alias";
const read = "_source _source_includes _source_excludes routing preference realtime refresh";
const cat = "v h s help format bytes time";
const uriQuery = "q df analyzer default_operator lenient";

/** Every request that the engine answers: methods, paths, the rule of the body behind `=`, parameters behind `?`. */
const written = `
GET,HEAD /
GET /_cluster/health /_cluster/health/{index} ? level wait_for_status timeout
GET /_cluster/settings ? flat_settings
PUT /_cluster/settings =clusterSettings ? flat_settings
PUT /{index} =createIndex ? timeout wait_for_active_shards
DELETE /{index} / ? ignore_unavailable allow_no_indices expand_wildcards
GET /{index} ? flat_settings features ignore_unavailable
HEAD /{index} ? ignore_unavailable allow_no_indices
GET /_mapping /{index}/_mapping /_mappings /{index}/_mappings ? ignore_unavailable
PUT,POST /{index}/_mapping /{index}/_mappings =mappings ? write_index_only
GET /_settings /{index}/_settings /_settings/{name} /{index}/_settings/{name} ? flat_settings
PUT /_settings /{index}/_settings =settings ? preserve_existing
POST /{index}/_close
POST /{index}/_open
GET,POST /_refresh /{index}/_refresh
GET,POST /_flush /{index}/_flush
POST /_forcemerge /{index}/_forcemerge ? max_num_segments
POST /_cache/clear /{index}/_cache/clear
PUT,POST /{index}/_doc/{id} =document ? ${write}
POST /{index}/_doc =document ? ${write}
PUT,POST /{index}/_create/{id} =document ? ${write}
DELETE /{index}/_doc/{id} ? refresh routing if_seq_no if_primary_term version version_type
GET,HEAD /{index}/_doc/{id} ? ${read} stored_fields version
GET,HEAD /{index}/_source/{id} ? ${read}
POST /{index}/_update/{id} =update ? refresh routing if_seq_no if_primary_term retry_on_conflict doc_as_upsert _source
POST,PUT /_bulk /{index}/_bulk =bulk ? refresh routing require_alias _source
GET,POST /_mget /{index}/_mget =mget ? ${read}
POST /_aliases =aliases
PUT,POST /{index}/_alias/{name} /{index}/_aliases/{name} /_alias/{name} /_aliases/{name} =alias
DELETE /{index}/_alias/{name} /{index}/_aliases/{name}
GET,HEAD /_alias /_alias/{name} /{index}/_alias /{index}/_alias/{name}
PUT,POST /_index_template/{name} =template ? create
GET /_index_template /_index_template/{name} ? flat_settings
HEAD /_index_template/{name}
DELETE /_index_template/{name}
PUT,POST /_component_template/{name} =component ? create
GET /_component_template /_component_template/{name} ? flat_settings
HEAD /_component_template/{name}
DELETE /_component_template/{name}
GET /_cat/indices /_cat/indices/{index} ? ${cat} health pri expand_wildcards
GET /_cat/aliases /_cat/aliases/{alias} ? ${cat}
GET /_cat/count /_cat/count/{index} ? ${cat}
GET /_cat/health ? ${cat} ts
GET /_cat/shards /_cat/shards/{index} ? ${cat}
GET /_cat/nodes ? ${cat}
GET /_cat/master ? ${cat}
GET /_cat/allocation ? ${cat}
GET /_cat/templates /_cat/templates/{name} ? ${cat}
GET,POST /_analyze /{index}/_analyze =analyze
GET /_mapping/field/{fields} /{index}/_mapping/field/{fields}
GET,POST /_search /{index}/_search =search ? size from sort _source track_total_hits explain version seq_no_primary_term ${uriQuery} typed_keys ignore_unavailable
POST /{index}/_delete_by_query =byQuery ? conflicts refresh max_docs wait_for_completion ${uriQuery}
POST /{index}/_update_by_query =byQuery ? conflicts refresh max_docs wait_for_completion ${uriQuery}
POST /_reindex =reindex ? refresh max_docs wait_for_completion
GET,POST /_count /{index}/_count =count ? ${uriQuery} min_score ignore_unavailable
GET,POST /_msearch /{index}/_msearch =search ? typed_keys
GET,POST /_validate/query /{index}/_validate/query =count ? explain rewrite ${uriQuery}
GET,POST /{index}/_explain/{id} =count ? _source routing
POST /{index}/_rollover /{index}/_rollover/{new_index} =rollover ? dry_run
PUT /_ilm/policy/{name}
GET /_ilm/policy /_ilm/policy/{name}
DELETE /_ilm/policy/{name}
GET /{index}/_ilm/explain
POST /{index}/_ilm/remove
GET /_ilm/status
GET,POST /_resolve/index/{name} ? expand_wildcards
`;

/** Parameters that every request takes. */
export const everyParameter: readonly string[] = ["pretty", "filter_path", "human", "format", "error_trace"];

/** The requests, in the order of the engine. */
export const endpointTable: readonly EndpointRow[] = written
  .trim()
  .split("\n")
  .map((line) => {
    const [head = "", parameters = ""] = line.split(" ? ");
    const [methods = "", ...parts] = head.split(" ").filter((part) => part !== "");
    return {
      methods: methods.split(","),
      paths: parts.filter((part) => part.startsWith("/")).map((path) => path.split("/").slice(1)),
      body: parts.find((part) => part.startsWith("="))?.slice(1),
      parameters: parameters.split(" ").filter((name) => name !== ""),
    };
  });
