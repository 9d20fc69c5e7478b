import type { Cluster, IndexEntry } from "../cluster/cluster";
import { countSetting } from "../cluster/cluster";
import { indicesParameters, readIndicesOptions, resolveNames, strictOpen } from "../cluster/resolve-names";
import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import { double, type ReplyValue } from "../json/reply-value";
import { scalarText } from "../json/walk";
import { requiredObject } from "./body";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";

const lenient = { ...strictOpen, ignoreUnavailable: true, closed: true, forbidClosed: false };
const statuses = ["green", "yellow", "red"];

/** The node itself, the cluster's health and its settings. */
export const clusterEndpoints: readonly Endpoint[] = [
  { methods: ["GET", "HEAD"], paths: ["/"], parameters: [], answer: banner },
  {
    methods: ["GET"],
    paths: ["/_cluster/health", "/_cluster/health/{index}"],
    parameters: [
      ...indicesParameters,
      "level",
      "local",
      "timeout",
      "master_timeout",
      "wait_for_status",
      "wait_for_active_shards",
      "wait_for_events",
      "wait_for_no_relocating_shards",
      "wait_for_no_initializing_shards",
      "wait_for_nodes",
    ],
    answer: health,
  },
  {
    methods: ["GET"],
    paths: ["/_cluster/settings"],
    parameters: ["flat_settings", "master_timeout", "timeout", "local"],
    missing: ["include_defaults"],
    answer: (_, cluster) => ok(settingsReply(cluster)),
  },
  {
    methods: ["PUT"],
    paths: ["/_cluster/settings"],
    parameters: ["flat_settings", "master_timeout", "timeout"],
    answer: putSettings,
  },
];

function banner(_: Call, cluster: Cluster): Reply {
  return ok({
    name: cluster.node,
    cluster_name: cluster.name,
    cluster_uuid: "rowhouse-embedded-00001",
    version: {
      number: "9.5.3",
      build_flavor: "default",
      build_type: "embedded",
      build_hash: "0000000000000000000000000000000000000000",
      build_date: "2026-01-01T00:00:00.000000000Z",
      build_snapshot: false,
      lucene_version: "10.5.1",
      minimum_wire_compatibility_version: "8.19.0",
      minimum_index_compatibility_version: "8.0.0",
    },
    tagline: "You Know, for Search",
  });
}

function health({ parts, parameters }: Call, cluster: Cluster): Reply {
  const level = parameters.text("level") ?? "cluster";
  if (!["cluster", "indices", "shards"].includes(level)) {
    throw illegalArgument(
      `level parameter must be one of [cluster] or [indices] or [shards] but was [${level}]`,
    );
  }
  const wanted = parameters.text("wait_for_status");
  if (wanted !== undefined && !statuses.includes(wanted)) {
    throw illegalArgument(
      `No enum constant org.elasticsearch.cluster.health.ClusterHealthStatus.${wanted.toUpperCase()}`,
    );
  }
  const entries = resolveNames(cluster, parts.index, readIndicesOptions(parameters, lenient)).map(
    ({ entry }) => entry,
  );
  const unknown = parts.index !== undefined && !parts.index.includes("*") && entries.length === 0;
  const status = unknown ? "red" : worst(entries);
  const timedOut = unknown || (wanted !== undefined && statuses.indexOf(status) > statuses.indexOf(wanted));
  const body = {
    cluster_name: cluster.name,
    status,
    timed_out: timedOut,
    ...totals(entries),
    ...details(entries, level),
  };
  return { status: timedOut ? 408 : 200, body };
}

/** Health of one index: yellow while replicas have no second node to live on. */
export const indexHealth = ({ live, open }: IndexEntry): string =>
  open && countSetting(live, "index.number_of_replicas", 1) > 0 ? "yellow" : "green";

const worst = (entries: readonly IndexEntry[]): string =>
  entries.some((entry) => indexHealth(entry) === "yellow") ? "yellow" : "green";

const primaries = ({ live }: IndexEntry): number => countSetting(live, "index.number_of_shards", 1);
const unassigned = (entry: IndexEntry): number =>
  primaries(entry) * countSetting(entry.live, "index.number_of_replicas", 1);
const sum = (entries: readonly IndexEntry[], count: (entry: IndexEntry) => number): number =>
  entries.reduce((total, entry) => total + count(entry), 0);

function totals(entries: readonly IndexEntry[]): { [key: string]: ReplyValue } {
  const active = sum(entries, primaries);
  const waiting = sum(entries, unassigned);
  return {
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    ...shardCounts(active, waiting),
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: double(
      active + waiting === 0 ? 100 : (active / (active + waiting)) * 100,
    ),
  };
}

const shardCounts = (active: number, waiting: number): { [key: string]: ReplyValue } => ({
  active_primary_shards: active,
  active_shards: active,
  relocating_shards: 0,
  initializing_shards: 0,
  unassigned_shards: waiting,
  unassigned_primary_shards: 0,
});

function details(entries: readonly IndexEntry[], level: string): { [key: string]: ReplyValue } {
  if (level === "cluster") return {};
  const pairs = entries.map((entry) => {
    const body = {
      status: indexHealth(entry),
      number_of_shards: primaries(entry),
      number_of_replicas: countSetting(entry.live, "index.number_of_replicas", 1),
      ...shardCounts(primaries(entry), unassigned(entry)),
      ...(level === "shards" && { shards: shardDetails(entry) }),
    };
    return [entry.live.name, body] as const;
  });
  return { indices: Object.fromEntries(pairs) };
}

function shardDetails(entry: IndexEntry): ReplyValue {
  const { active_primary_shards: _, ...counts } = shardCounts(
    1,
    countSetting(entry.live, "index.number_of_replicas", 1),
  );
  const one = { status: indexHealth(entry), primary_active: true, ...counts };
  return Object.fromEntries(Array.from({ length: primaries(entry) }, (__, shard) => [String(shard), one]));
}

function settingsReply(cluster: Cluster): { [key: string]: ReplyValue } {
  return {
    persistent: nested(cluster.settings.persistent),
    transient: nested(cluster.settings.transient),
  };
}

function nested(settings: ReadonlyMap<string, string>): ReplyValue {
  const root: { [key: string]: ReplyValue } = {};
  for (const [name, value] of settings) {
    const parts = name.split(".");
    let place = root;
    for (const part of parts.slice(0, -1)) {
      const next: { [key: string]: ReplyValue } = {};
      const existing = place[part];
      const inner = isPlain(existing) ? existing : next;
      place[part] = inner;
      place = inner;
    }
    place[parts.at(-1) ?? ""] = value;
  }
  return root;
}

const isPlain = (value: ReplyValue | undefined): value is { [key: string]: ReplyValue } =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.getPrototypeOf(value) === Object.prototype;

/** Settings that have an effect here; others are refused rather than kept without one. */
const known = [
  "action.auto_create_index",
  "action.destructive_requires_name",
  "search.max_buckets",
  "indices.id_field_data.enabled",
];

function putSettings({ body }: Call, cluster: Cluster): Reply {
  const node = requiredObject(body);
  for (const { key, value } of node.entries) {
    if (key !== "persistent" && key !== "transient") {
      throw new SearchError(
        400,
        "x_content_parse_exception",
        `[${value.at.line}:${value.at.column}] [cluster_update_settings_request] unknown field [${key}]`,
      );
    }
    for (const [name, text] of flatten(value, "")) {
      if (!known.includes(name)) throw illegalArgument(`${key} setting [${name}], not recognized`);
      if (text === undefined) cluster.settings[key].delete(name);
      else cluster.settings[key].set(name, text);
    }
  }
  return ok({ acknowledged: true, ...settingsReply(cluster) });
}

function flatten(node: JsonNode, path: string): [string, string | undefined][] {
  if (node.kind !== "object") return [[path, scalarText(node)]];
  return node.entries.flatMap(({ key, value }) => flatten(value, path === "" ? key : `${path}.${key}`));
}
