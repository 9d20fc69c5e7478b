import type { Cluster } from "../cluster/cluster";
import { resolveNames, strictOpen } from "../cluster/resolve-names";
import { aliasRows, clock, healthRows, indexRows, primaries, shardRows, templateRows } from "./cat-rows";
import { type CatColumn, catReply, type CatRow } from "./cat-table";
import type { Call, Reply } from "./endpoint";

const text = (name: string, about: string, aliases: string[] = [], shown = true): CatColumn => ({
  name,
  about,
  aliases,
  shown,
});
const count = (name: string, about: string, aliases: string[] = [], shown = true): CatColumn => ({
  ...text(name, about, aliases, shown),
  right: true,
});

export type CatName = keyof typeof tables;

interface CatTable {
  readonly columns: readonly CatColumn[];
  readonly rows: (call: Call, cluster: Cluster) => readonly CatRow[];
}

/** The answer of `_cat/<name>`. */
export function catTable(name: CatName, call: Call, cluster: Cluster): Reply {
  const { columns, rows }: CatTable = tables[name];
  return catReply(call, columns, call.parameters.flag("help", false) ? [] : rows(call, cluster));
}

const tables = {
  indices: {
    columns: [
      text("health", "current health status", ["h"]),
      text("status", "open/close status", ["s"]),
      text("index", "index name", ["i", "idx"]),
      text("uuid", "index uuid", ["id", "uuid"]),
      count("pri", "number of primary shards", ["p", "shards.primary", "shardsPrimary"]),
      count("rep", "number of replica shards", ["r", "shards.replica", "shardsReplica"]),
      count("docs.count", "available docs", ["dc", "docsCount"]),
      count("docs.deleted", "deleted docs", ["dd", "docsDeleted"]),
      count("creation.date", "index creation date (millisecond value)", ["cd"], false),
      text("creation.date.string", "index creation date (as string)", ["cds"], false),
      count("store.size", "store size of primaries & replicas", ["ss", "storeSize"]),
      count("pri.store.size", "store size of primaries", []),
      count("dataset.size", "total size of dataset", []),
    ],
    rows: indexRows,
  },
  aliases: {
    columns: [
      text("alias", "alias name", ["a"]),
      text("index", "index alias points to", ["i", "idx"]),
      text("filter", "filter", ["f", "fi"]),
      text("routing.index", "index routing", ["ri", "routingIndex"]),
      text("routing.search", "search routing", ["rs", "routingSearch"]),
      text("is_write_index", "write index", ["w", "isWriteIndex"]),
    ],
    rows: aliasRows,
  },
  count: {
    columns: [
      text("epoch", "seconds since 1970-01-01 00:00:00", ["t", "time"]),
      text("timestamp", "time in HH:MM:SS", ["ts", "hms", "hhmmss"]),
      count("count", "the document count", ["dc", "docs.count", "docsCount"]),
    ],
    rows: ({ parts }, cluster) => {
      const entries = resolveNames(cluster, parts.index, strictOpen).map(({ entry }) => entry);
      const documents = entries.reduce((sum, entry) => sum + cluster.scope(entry).reader.documents, 0);
      return [{ ...clock(cluster), count: documents }];
    },
  },
  health: {
    columns: [
      text("epoch", "seconds since 1970-01-01 00:00:00", ["t", "time"]),
      text("timestamp", "time in HH:MM:SS", ["ts", "hms", "hhmmss"]),
      text("cluster", "cluster name", ["cl"]),
      text("status", "health status", ["st"]),
      count("node.total", "total number of nodes", ["nt", "nodeTotal"]),
      count("node.data", "number of nodes that can store data", ["nd", "nodeData"]),
      count("shards", "total number of shards", ["t", "sh", "shards.total", "shardsTotal"]),
      count("pri", "number of primary shards", ["p", "shards.primary", "shardsPrimary"]),
      count("relo", "number of relocating nodes", ["r", "shards.relocating", "shardsRelocating"]),
      count("init", "number of initializing nodes", ["i", "shards.initializing", "shardsInitializing"]),
      count("unassign", "number of unassigned shards", ["u", "shards.unassigned", "shardsUnassigned"]),
      count("unassign.pri", "number of unassigned primary shards", [
        "up",
        "shards.unassigned.primary",
        "shardsUnassignedPrimary",
      ]),
      count("pending_tasks", "number of pending tasks", ["pt", "pendingTasks"]),
      text("max_task_wait_time", "wait time of longest task pending", ["mtwt", "maxTaskWaitTime"]),
      count("active_shards_percent", "active number of shards in percent", ["asp", "activeShardsPercent"]),
    ],
    rows: healthRows,
  },
  shards: {
    columns: [
      text("index", "index name", ["i", "idx"]),
      text("shard", "shard name", ["s", "sh"]),
      text("prirep", "primary or replica", ["p", "pr", "primaryOrReplica"]),
      text("state", "shard state", ["st"]),
      count("docs", "number of docs in shard", ["d", "dc"]),
      count("store", "store size of shard (how much disk it uses)", ["sto"]),
      text("ip", "ip of node where it lives", []),
      text("node", "name of node where it lives", ["n"]),
    ],
    rows: shardRows,
  },
  nodes: {
    columns: [
      text("ip", "ip address", ["i"]),
      text("node.role", "node roles", ["r", "role", "nodeRole"]),
      text("master", "*:current master", ["m"]),
      text("name", "node name", ["n"]),
    ],
    rows: (_, cluster) => [{ ip: "127.0.0.1", "node.role": "cdfhilmrstw", master: "*", name: cluster.node }],
  },
  master: {
    columns: [
      text("id", "node id"),
      text("host", "host name", ["h"]),
      text("ip", "ip address "),
      text("node", "node name", ["n"]),
    ],
    rows: (_, cluster) => [{ id: "embedded", host: "127.0.0.1", ip: "127.0.0.1", node: cluster.node }],
  },
  allocation: {
    columns: [
      count("shards", "number of shards on node", ["s"]),
      text("host", "host of node", ["h"]),
      text("ip", "ip of node"),
      text("node", "name of node", ["n"]),
    ],
    rows: (_, cluster) => [
      {
        shards: cluster.sorted().reduce((sum, [, entry]) => sum + primaries(entry), 0),
        host: "127.0.0.1",
        ip: "127.0.0.1",
        node: cluster.node,
      },
    ],
  },
  templates: {
    columns: [
      text("name", "template name", ["n"]),
      text("index_patterns", "template index patterns", ["t"]),
      text("order", "template application order/priority number", ["o", "p"]),
      text("version", "version", ["v"]),
      text("composed_of", "component templates comprising index template", ["c"]),
    ],
    rows: templateRows,
  },
} satisfies Readonly<Record<string, CatTable>>;
