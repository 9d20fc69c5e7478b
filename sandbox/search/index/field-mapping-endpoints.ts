import type { Cluster } from "../cluster/cluster";
import {
  type IndicesOptions,
  indicesParameters,
  readIndicesOptions,
  resolveNames,
  strictOpen,
} from "../cluster/resolve-names";
import type { ReplyValue } from "../json/reply-value";
import { type Call, type Endpoint, ok, type Reply } from "../rest/endpoint";
import type { LiveIndex } from "./live-index";
import { METADATA_FIELDS } from "./metadata-fields";
import { matchesWildcard } from "./wildcard";

const anyState: IndicesOptions = { ...strictOpen, closed: true, forbidClosed: false };

/** `_mapping/field`: the mapping of single fields, by name or wildcard. */
export const fieldMappingEndpoints: readonly Endpoint[] = [
  {
    methods: ["GET"],
    paths: ["/_mapping/field/{fields}", "/{index}/_mapping/field/{fields}"],
    parameters: [...indicesParameters, "include_defaults"],
    missing: ["local"],
    answer: showFields,
  },
];

function showFields({ parts, parameters }: Call, cluster: Cluster): Reply {
  const resolved = resolveNames(cluster, parts["index"], readIndicesOptions(parameters, anyState));
  const patterns = (parts["fields"] ?? "").split(",");
  const defaults = parameters.flag("include_defaults", false);
  const shown = resolved.map(({ entry: { live } }) => [
    live.name,
    { mappings: fieldsOf(live, patterns, defaults) },
  ]);
  return ok(Object.fromEntries(shown));
}

function fieldsOf({ mapping }: LiveIndex, patterns: readonly string[], defaults: boolean): ReplyValue {
  const names = [...mapping.fieldNames, ...METADATA_FIELDS.keys()];
  const wanted = names.filter((name) => patterns.some((pattern) => matchesWildcard(pattern, name)));
  const fields = wanted.map((name) => [
    name,
    { full_name: name, mapping: mapping.fieldReply(name, defaults) },
  ]);
  return Object.fromEntries(fields);
}
