import { parseTimeValue } from "../aggregation/time-value";
import type { Cluster } from "../cluster/cluster";
import { validationError } from "../cluster/index-errors";
import {
  metConditions,
  planRollover,
  type RolloverCondition,
  rollOver,
  shouldRollOver,
} from "../cluster/rollover";
import { contentError, illegalArgument, SearchError } from "../errors/search-error";
import type { JsonEntry, JsonNode, JsonObject } from "../json/node";
import { scalarText, withEntries } from "../json/walk";
import { optionalObject } from "./body";
import { byteSize } from "./byte-size";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";

/** `POST /alias/_rollover`: a new write index when one condition is met. */
export const rolloverEndpoint: Endpoint = {
  methods: ["POST"],
  paths: ["/{index}/_rollover", "/{index}/_rollover/{new_index}"],
  parameters: ["dry_run", "timeout", "master_timeout", "wait_for_active_shards"],
  missing: ["lazy"],
  answer: rollover,
};

const definitionKeys = ["settings", "mappings", "aliases"];

function rollover({ parts, parameters, body }: Call, cluster: Cluster): Reply {
  const node = optionalObject(body);
  const unknown = node?.entries.find(({ key }) => key !== "conditions" && !definitionKeys.includes(key));
  if (unknown) throw contentError(unknown.keyAt, `[rollover] unknown field [${unknown.key}]`);
  const conditions = readConditions(node?.entries.find(({ key }) => key === "conditions")?.value);
  const definition: JsonObject | undefined =
    node &&
    withEntries(
      node,
      node.entries.filter(({ key }) => definitionKeys.includes(key)),
    );
  const plan = planRollover(cluster, parts.index ?? "", parts.new_index);
  const met = metConditions(cluster, plan.old, conditions);
  const dry = parameters.flag("dry_run", false);
  const rolled = !dry && shouldRollOver(met);
  if (rolled) rollOver(cluster, plan, definition);
  return ok({
    acknowledged: rolled,
    shards_acknowledged: rolled,
    old_index: plan.old.live.name,
    new_index: plan.newName,
    rolled_over: rolled,
    dry_run: dry,
    lazy: false,
    conditions: met,
  });
}

const measures = ["age", "docs", "size", "primary_shard_size", "primary_shard_docs"];

/** Reads conditions, here and in a lifecycle policy's rollover; throws for unknown names, and for `min_` ones alone. */
export function readConditions(node: JsonNode | undefined): RolloverCondition[] {
  const entries = node?.kind === "object" ? node.entries : [];
  const conditions = entries.map(readCondition);
  if (conditions.length > 0 && conditions.every(({ name }) => name.startsWith("min_"))) {
    throw validationError(["at least one max_* rollover condition must be set when using min_* conditions"]);
  }
  return conditions;
}

function readCondition({ key, keyAt, value }: JsonEntry): RolloverCondition {
  const [bound, measure] = [key.slice(0, 4), key.slice(4)];
  if ((bound !== "max_" && bound !== "min_") || !measures.includes(measure)) {
    throw inConditions(value, contentError(keyAt, `[rollover_conditions] unknown field [${key}]`));
  }
  const text = scalarText(value) ?? "";
  try {
    return { name: key, shown: text.trim().toLowerCase(), value: amount(key, measure, text) };
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    throw inConditions(
      value,
      contentError(value.at, `[rollover_conditions] failed to parse field [${key}]`, cause),
    );
  }
}

function amount(key: string, measure: string, text: string): number {
  if (measure === "age") return parseTimeValue(text, key);
  if (measure.endsWith("size")) return byteSize(text, key);
  if (/^[+-]?\d+$/.test(text)) return Number(text);
  throw illegalArgument(`For input string: "${text}"`);
}

/** The error around one of a condition; its root is the deepest of Elasticsearch's own exceptions. */
function inConditions({ at }: JsonNode, inner: SearchError): SearchError {
  const cause = inner.more.causedBy;
  return new SearchError(
    400,
    "x_content_parse_exception",
    `[${at.line}:${at.column}] [rollover] failed to parse field [conditions]`,
    { causedBy: inner, rootCauses: [cause?.type === "parse_exception" ? cause : inner] },
  );
}
