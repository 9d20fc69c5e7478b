import { illegalArgument, parsingError, SearchError } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { tokenName } from "../json/walk";
import { regexpTest } from "../query/lucene/regexp-automaton";
import {
  closingPlace,
  flag,
  integer,
  long,
  type MemberReader,
  mapped,
  NestedRefusal,
  parseObject,
  scalar,
  text,
} from "./object-parser";
import { FIELD_READERS, FORMAT_READER, fieldSettings, notNegative, positive } from "./parse-field";
import { orderReader } from "./parse-order";
import type { BucketOrder, TermSelection, TermsDefinition } from "./tree";

const BY_COUNT: readonly BucketOrder[] = [{ by: "_count", descending: true }];

/** Reads a `terms` aggregation. */
export function parseTerms(name: string, node: JsonObject): TermsDefinition {
  const members = parseObject("terms", node, {
    ...FIELD_READERS,
    ...FORMAT_READER,
    size: mapped(integer, positive("size", name)),
    shard_size: mapped(integer, positive("shardSize", name)),
    min_doc_count: mapped(long, notNegative("minDocCount", name)),
    shard_min_doc_count: mapped(long, notNegative("shardMinDocCount", name)),
    order: orderReader,
    include: includeReader,
    exclude: excludeReader(node),
    show_term_doc_count_error: flag,
    collect_mode: collectMode,
    execution_hint: text,
  });
  return {
    type: "terms",
    ...fieldSettings("terms", members),
    size: members.size ?? 10,
    shardSize: members.shard_size,
    minDocCount: members.min_doc_count ?? 1,
    order: members.order ?? BY_COUNT,
    hint: members.execution_hint,
    showError: members.show_term_doc_count_error ?? false,
    ...(members.include && { include: members.include }),
    ...(members.exclude && { exclude: members.exclude }),
  };
}

/** How Elasticsearch would collect; the answer is the same either way, so the value is checked and has no effect. */
const collectMode: MemberReader<string> = mapped(text, (mode) => {
  if (mode === "depth_first" || mode === "breadth_first") return mode;
  throw new SearchError(400, "parse_exception", `no [collect_mode] found for value [${mode}]`);
});

/** Refused when the request is executed; the answer is the same either way. */
export function checkHint({ hint }: TermsDefinition): void {
  if (hint === undefined || hint === "map" || hint === "global_ordinals") return;
  throw illegalArgument(`Unknown \`execution_hint\`: [${hint}], expected any of [map, global_ordinals]`);
}

const includeReader: MemberReader<TermSelection> = {
  kinds: ["string", "array", "object"],
  read: (node) => (node.kind === "object" ? readPartition(node) : readSelection(node)),
};

function excludeReader(terms: JsonObject): MemberReader<TermSelection> {
  return {
    kinds: ["string", "array"],
    read: (node) => {
      if (terms.entries.some(({ key, value }) => key === "include" && value.kind === "object")) {
        throw illegalArgument("Cannot specify any excludes when using a partition-based include");
      }
      return readSelection(node);
    },
  };
}

function readSelection(node: JsonNode): TermSelection {
  if (node.kind === "string")
    return { kind: "pattern", fits: regexpTest(node.value, { ignoreCase: false, complement: false }) };
  const items = node.kind === "array" ? node.items : [];
  return {
    kind: "values",
    values: items.map((item) => {
      if (scalar.kinds.includes(item.kind)) return scalar.read(item);
      const reason = `Array elements in include/exclude clauses should be string values`;
      throw new NestedRefusal(item.at, new SearchError(400, "parse_exception", reason));
    }),
  };
}

function readPartition(node: JsonObject): TermSelection {
  let partition: number | undefined;
  let of: number | undefined;
  for (const { key, value } of node.entries) {
    if (key === "partition" && value.kind === "number") partition = integer.read(value);
    else if (key === "num_partitions" && value.kind === "number") of = integer.read(value);
    else {
      const reason = `Unknown parameter in Include/Exclude clause: ${value.kind === "number" ? key : tokenName(value)}`;
      throw new NestedRefusal(value.at, parsingError(value.at, reason));
    }
  }
  const refuse = (reason: string): NestedRefusal =>
    new NestedRefusal(closingPlace(node), illegalArgument(reason));
  if (partition === undefined) throw refuse("Missing [partition] parameter for partition-based include");
  if (of === undefined) throw refuse("Missing [num_partitions] parameter for partition-based include");
  if (partition < 0 || partition >= of)
    throw refuse(`Partition must be >=0 and < numPartition which is ${of}`);
  return { kind: "partition", partition, of };
}
