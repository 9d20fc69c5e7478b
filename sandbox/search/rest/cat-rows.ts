import { type Cluster, countSetting, type IndexEntry } from "../cluster/cluster";
import {
  type IndicesOptions,
  readIndicesOptions,
  resolveNames,
  strictOpen,
  wildcardPattern,
} from "../cluster/resolve-names";
import { textsOf } from "../cluster/texts-of";
import { illegalArgument } from "../errors/search-error";
import { sizedHashOrder } from "../index/java-map";
import { member, scalarText } from "../json/walk";
import type { CatRow } from "./cat-table";
import { indexHealth } from "./cluster-endpoints";
import type { Call } from "./endpoint";

const anyState: IndicesOptions = { ...strictOpen, closed: true, forbidClosed: false };

/** Primary shards of an index. */
export const primaries = ({ live }: IndexEntry): number => countSetting(live, "index.number_of_shards", 1);
const replicas = ({ live }: IndexEntry): number => countSetting(live, "index.number_of_replicas", 1);

/**
 * Rows of `_cat/indices`, in the order of the hash map in which Elasticsearch collects them. Of names in one bucket its order
 * changes from start to start of the node; here it is that of the names.
 */
export function indexRows({ parts, parameters }: Call, cluster: Cluster): CatRow[] {
  const wanted = parameters.text("health");
  if (wanted !== undefined && !["green", "yellow", "red"].includes(wanted.toLowerCase())) {
    throw illegalArgument(`unknown cluster health status [${wanted}]`);
  }
  const resolved = resolveNames(cluster, parts.index, readIndicesOptions(parameters, anyState));
  const entries = new Map(resolved.map(({ entry }) => [entry.live.name, entry]));
  return sizedHashOrder([...entries.keys()])
    .flatMap((name) => entries.get(name) ?? [])
    .filter((entry) => wanted === undefined || indexHealth(entry) === wanted.toLowerCase())
    .map((entry) => indexRow(entry, cluster));
}

function indexRow(entry: IndexEntry, cluster: Cluster): CatRow {
  const { live, open } = entry;
  if (open) cluster.scope(entry);
  const size = byteSize(live.stats.bytes);
  return {
    health: indexHealth(entry),
    status: open ? "open" : "close",
    index: live.name,
    uuid: live.uuid,
    pri: primaries(entry),
    rep: replicas(entry),
    "docs.count": open ? live.stats.luceneDocuments : null,
    "docs.deleted": open ? live.stats.deleted : null,
    "creation.date": live.created,
    "creation.date.string": new Date(live.created).toISOString(),
    "store.size": open ? size : null,
    "pri.store.size": open ? size : null,
    "dataset.size": open ? size : null,
  };
}

function byteSize(bytes: number): string {
  if (bytes < 1024) return `${bytes}b`;
  const [unit, size] =
    bytes < 1024 ** 2 ? ["kb", 1024] : bytes < 1024 ** 3 ? ["mb", 1024 ** 2] : ["gb", 1024 ** 3];
  return `${Math.floor((bytes / Number(size)) * 10) / 10}${unit}`;
}

/** Rows of `_cat/aliases`. */
export function aliasRows({ parts, parameters }: Call, cluster: Cluster): CatRow[] {
  const patterns = (parts.alias ?? "*").split(",").map(wildcardPattern);
  return resolveNames(cluster, undefined, readIndicesOptions(parameters, anyState)).flatMap(({ entry }) =>
    [...entry.aliases]
      .filter(([name]) => patterns.some((each) => each.test(name)))
      .map(([name, alias]) => ({
        alias: name,
        index: entry.live.name,
        filter: alias.filter ? "*" : "-",
        "routing.index": alias.indexRouting ?? "-",
        "routing.search": alias.searchRouting ?? "-",
        is_write_index: alias.isWriteIndex === undefined ? "-" : String(alias.isWriteIndex),
      })),
  );
}

/** The time of the answer, as seconds and as HH:MM:SS. */
export function clock(cluster: Cluster): { epoch: number; timestamp: string } {
  const seconds = Math.floor(cluster.world.now() / 1000);
  return { epoch: seconds, timestamp: new Date(seconds * 1000).toISOString().slice(11, 19) };
}

/** The row of `_cat/health`. */
export function healthRows(_: Call, cluster: Cluster): CatRow[] {
  const entries = cluster.sorted().map(([, entry]) => entry);
  const active = entries.reduce((sum, entry) => sum + primaries(entry), 0);
  const waiting = entries.reduce((sum, entry) => sum + primaries(entry) * replicas(entry), 0);
  const share = active + waiting === 0 ? 100 : (active * 100) / (active + waiting);
  return [
    {
      ...clock(cluster),
      cluster: cluster.name,
      status: entries.some((entry) => indexHealth(entry) === "yellow") ? "yellow" : "green",
      "node.total": 1,
      "node.data": 1,
      shards: active,
      pri: active,
      relo: 0,
      init: 0,
      unassign: waiting,
      "unassign.pri": 0,
      pending_tasks: 0,
      max_task_wait_time: "-",
      active_shards_percent: `${share.toFixed(1)}%`,
    },
  ];
}

/** Rows of `_cat/shards`. */
export function shardRows({ parts }: Call, cluster: Cluster): CatRow[] {
  return resolveNames(cluster, parts.index, anyState).flatMap(({ entry }) => {
    const { live } = entry;
    const started = Array.from({ length: primaries(entry) }, (_, shard) => ({
      index: live.name,
      shard: String(shard),
      prirep: "p",
      state: "STARTED",
      docs: shard === 0 ? live.stats.luceneDocuments : 0,
      store: byteSize(live.stats.bytes),
      ip: "127.0.0.1",
      node: cluster.node,
    }));
    return started.flatMap((row) => [
      row,
      ...Array.from({ length: replicas(entry) }, () => ({
        ...row,
        prirep: "r",
        state: "UNASSIGNED",
        docs: null,
        store: null,
        ip: null,
        node: null,
      })),
    ]);
  });
}

/** Rows of `_cat/templates`. */
export function templateRows({ parts }: Call, cluster: Cluster): CatRow[] {
  const pattern = wildcardPattern(parts.name ?? "*");
  return [...cluster.templates]
    .filter(([name]) => pattern.test(name))
    .map(([name, { body }]) => {
      const priority = member(body, "priority");
      const version = member(body, "version");
      return {
        name,
        index_patterns: `[${textsOf(member(body, "index_patterns")).join(", ")}]`,
        order: Number((priority && scalarText(priority)) ?? 0),
        version: version ? Number(scalarText(version)) : null,
        composed_of: `[${textsOf(member(body, "composed_of")).join(", ")}]`,
      };
    });
}
