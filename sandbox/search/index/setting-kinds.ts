/** How the value of a setting is checked. */
export interface SettingKind {
  readonly kind: "integer" | "boolean" | "time" | "text";
  readonly otherwise: string;
  readonly min?: number;
  readonly max?: number;
  /** True when only creation may set it. */
  readonly final?: true;
  /** True when it can only change on a closed index. */
  readonly fixed?: true;
}

const integer = (otherwise: number, min = 0, max = 2_147_483_647): SettingKind => ({
  kind: "integer",
  otherwise: String(otherwise),
  min,
  max,
});
const flag = (otherwise: boolean): SettingKind => ({ kind: "boolean", otherwise: String(otherwise) });

/** The settings that this engine acts on or checks, without the `index.` prefix. */
export const SETTING_KINDS: ReadonlyMap<string, SettingKind> = new Map(
  Object.entries({
    number_of_shards: { ...integer(1, 1, 1024), final: true },
    number_of_routing_shards: { ...integer(1, 1, 1024), final: true },
    routing_partition_size: { ...integer(1, 1), final: true },
    number_of_replicas: integer(1),
    refresh_interval: { kind: "time", otherwise: "1s" },
    max_result_window: integer(10_000, 1),
    max_inner_result_window: integer(100, 1),
    max_rescore_window: integer(10_000, 1),
    max_docvalue_fields_search: integer(100),
    max_script_fields: integer(32),
    max_terms_count: integer(65_536, 1),
    max_regex_length: integer(1_000, 1),
    max_ngram_diff: integer(1),
    max_shingle_diff: integer(3),
    max_refresh_listeners: integer(1_000),
    max_slices_per_scroll: integer(1_024, 1),
    max_adjacency_matrix_filters: integer(100, 2),
    "analyze.max_token_count": integer(10_000, 1),
    "highlight.max_analyzed_offset": integer(1_000_000, 1),
    "mapping.total_fields.limit": integer(1_000),
    "mapping.depth.limit": integer(20, 1),
    "mapping.nested_fields.limit": integer(100),
    "mapping.nested_objects.limit": integer(10_000),
    "mapping.field_name_length.limit": { ...integer(Number.MAX_SAFE_INTEGER, 1, Number.MAX_SAFE_INTEGER) },
    "mapping.ignore_above": integer(2_147_483_647),
    "mapping.coerce": { ...flag(true), fixed: true },
    "mapping.ignore_malformed": { ...flag(false), fixed: true },
    "blocks.read": flag(false),
    "blocks.write": flag(false),
    "blocks.read_only": flag(false),
    "blocks.read_only_allow_delete": flag(false),
    "blocks.metadata": flag(false),
    hidden: flag(false),
    priority: integer(1),
    gc_deletes: { kind: "time", otherwise: "60s" },
    "query.default_field": { kind: "text", otherwise: "*" },
    "lifecycle.name": { kind: "text", otherwise: "" },
    "lifecycle.rollover_alias": { kind: "text", otherwise: "" },
    codec: { kind: "text", otherwise: "default", fixed: true },
  } satisfies Record<string, SettingKind>),
);

/** Settings whose effect is not built; any value but these is refused. */
export const UNBUILT_SETTINGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["default_pipeline", ["_none"]],
  ["final_pipeline", ["_none"]],
  ["mode", ["standard"]],
  ["sort.field", []],
  ["mapping.source.mode", ["stored", "STORED"]],
  ["mapping.total_fields.ignore_dynamic_beyond_limit", ["false"]],
]);
