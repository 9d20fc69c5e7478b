import { checkBlocks } from "../cluster/blocks";
import type { Cluster, IndexEntry } from "../cluster/cluster";
import { countSetting } from "../cluster/cluster";
import { createInCluster } from "../cluster/create";
import { resolveDateMathName } from "../cluster/date-math-name";
import { validationError } from "../cluster/index-errors";
import { aliasesOf } from "../cluster/read-alias";
import {
  type IndicesOptions,
  indicesParameters,
  type Resolved,
  readIndicesOptions,
  resolveNames,
  strictOpen,
} from "../cluster/resolve-names";
import { SearchError } from "../errors/search-error";
import { nestSettings, readSettings } from "../index/read-settings";
import { SETTING_KINDS } from "../index/setting-kinds";
import type { Settings } from "../index/settings";
import type { ReplyValue } from "../json/reply-value";
import { optionalObject, requiredObject } from "./body";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";

const anyState: IndicesOptions = { ...strictOpen, closed: true, forbidClosed: false };
const openForGet: IndicesOptions = { ...strictOpen, forbidClosed: false };
const waiting = ["timeout", "master_timeout", "wait_for_active_shards"];

/** Making, showing, changing, opening, closing and deleting indices. */
export const indexEndpoints: readonly Endpoint[] = [
  { methods: ["PUT"], paths: ["/{index}"], parameters: waiting, answer: create },
  {
    methods: ["DELETE"],
    paths: ["/{index}", "/"],
    parameters: [...indicesParameters, ...waiting],
    answer: remove,
  },
  {
    methods: ["GET"],
    paths: ["/{index}"],
    parameters: [...indicesParameters, "flat_settings", "local", "master_timeout", "features"],
    missing: ["include_defaults"],
    answer: show,
  },
  {
    methods: ["HEAD"],
    paths: ["/{index}"],
    parameters: [...indicesParameters, "flat_settings", "include_defaults", "local", "master_timeout"],
    answer: show,
  },
  {
    methods: ["GET"],
    paths: ["/_mapping", "/{index}/_mapping", "/_mappings", "/{index}/_mappings"],
    parameters: [...indicesParameters, "local", "master_timeout"],
    answer: ({ parts, parameters }, cluster) =>
      byIndex(resolve(cluster, parts.index, parameters, anyState), ({ live }) => ({
        mappings: live.mapping.toReply(),
      })),
  },
  {
    methods: ["PUT", "POST"],
    paths: ["/{index}/_mapping", "/{index}/_mappings"],
    parameters: [...indicesParameters, ...waiting, "write_index_only"],
    answer: putMapping,
  },
  {
    methods: ["GET"],
    paths: ["/_settings", "/{index}/_settings", "/_settings/{name}", "/{index}/_settings/{name}"],
    parameters: [...indicesParameters, "flat_settings", "include_defaults", "local", "master_timeout"],
    answer: showSettings,
  },
  {
    methods: ["PUT"],
    paths: ["/_settings", "/{index}/_settings"],
    parameters: [...indicesParameters, ...waiting, "preserve_existing", "flat_settings", "reopen"],
    answer: putSettings,
  },
  {
    methods: ["POST"],
    paths: ["/{index}/_close"],
    parameters: [...indicesParameters, ...waiting],
    answer: close,
  },
  {
    methods: ["POST"],
    paths: ["/{index}/_open"],
    parameters: [...indicesParameters, ...waiting],
    answer: open,
  },
  ...["refresh", "flush", "forcemerge"].map((verb) => broadcast(verb)),
  {
    methods: ["POST"],
    paths: ["/_cache/clear", "/{index}/_cache/clear"],
    parameters: [...indicesParameters, "query", "fielddata", "fields", "request"],
    answer: ({ parts, parameters }, cluster) => shards(resolve(cluster, parts.index, parameters, strictOpen)),
  },
];

const resolve = (
  cluster: Cluster,
  names: string | undefined,
  parameters: Call["parameters"],
  options: IndicesOptions,
): Resolved[] => resolveNames(cluster, names, readIndicesOptions(parameters, options));

function byIndex(resolved: readonly Resolved[], reply: (entry: IndexEntry) => ReplyValue): Reply {
  return ok(Object.fromEntries(resolved.map(({ entry }) => [entry.live.name, reply(entry)])));
}

function create({ parts, body }: Call, cluster: Cluster): Reply {
  const name = resolveDateMathName(parts.index ?? "", cluster.world.now());
  createInCluster(cluster, name, optionalObject(body));
  return ok({ acknowledged: true, shards_acknowledged: true, index: name });
}

function remove({ parts, parameters }: Call, cluster: Cluster): Reply {
  if (!parts.index) throw validationError(["index / indices is missing"]);
  const alias = parts.index
    .split(",")
    .find((name) => !cluster.indices.has(name) && cluster.withAlias(name).length > 0);
  if (alias !== undefined) throw aliasGiven(alias);
  const resolved = resolve(cluster, parts.index, parameters, anyState);
  // A wildcard of a deletion does not look at aliases.
  const named = resolved.filter(({ entry, through }) => through.includes(entry.live.name));
  for (const { entry } of named) checkBlocks(entry, "metadata");
  for (const { entry } of named) cluster.indices.delete(entry.live.name);
  return ok({ acknowledged: true });
}

function aliasGiven(alias: string): SearchError {
  return new SearchError(
    400,
    "illegal_argument_exception",
    `The provided expression [${alias}] matches an alias, specify the corresponding concrete indices instead.`,
  );
}

function show({ parts, parameters }: Call, cluster: Cluster): Reply {
  const flat = parameters.flag("flat_settings", false);
  return byIndex(resolve(cluster, parts.index, parameters, openForGet), (entry) => ({
    aliases: aliasesOf(entry),
    mappings: entry.live.mapping.toReply(),
    settings: settingsOf(entry, flat),
  }));
}

const settingsOf = ({ live }: IndexEntry, flat: boolean): ReplyValue =>
  flat ? Object.fromEntries(live.settings) : nestSettings(live.settings);

function putMapping({ parts, parameters, body }: Call, cluster: Cluster): Reply {
  const node = requiredObject(body);
  const resolved = resolve(cluster, parts.index, parameters, { ...anyState, allowNoIndices: false });
  for (const { entry } of resolved) checkBlocks(entry, "metadata");
  for (const { entry } of resolved) entry.live.putMapping(node);
  return ok({ acknowledged: true });
}

function showSettings({ parts, parameters }: Call, cluster: Cluster): Reply {
  const flat = parameters.flag("flat_settings", false);
  const wanted = (parts.name ?? "_all").split(",");
  const resolved = resolve(cluster, parts.index, parameters, { ...anyState });
  const all = wanted.includes("_all") || wanted.includes("*");
  const chosen = (settings: Settings): ReplyValue => {
    const kept = all
      ? settings
      : new Map([...settings].filter(([name]) => wanted.some((each) => fits(each, name))));
    return flat ? Object.fromEntries(kept) : nestSettings(kept);
  };
  const defaults = parameters.flag("include_defaults", false);
  return byIndex(resolved, ({ live }) => ({
    settings: chosen(live.settings),
    ...(defaults && { defaults: chosen(defaultsBeside(live.settings)) }),
  }));
}

/** Defaults of the settings that this engine acts on or checks, a part of those that Elasticsearch lists. */
const defaultsBeside = (settings: Settings): Settings =>
  new Map(
    [...SETTING_KINDS]
      .map(([name, { otherwise }]) => [`index.${name}`, otherwise] as const)
      .filter(([name]) => !settings.has(name)),
  );

function fits(pattern: string, name: string): boolean {
  const [head = "", ...tail] = pattern.split("*");
  if (tail.length === 0) return pattern === name;
  return name.startsWith(head) && name.endsWith(tail.at(-1) ?? "");
}

function putSettings({ parts, parameters, body }: Call, cluster: Cluster): Reply {
  const node = requiredObject(body);
  const inner =
    node.entries.length === 1 && node.entries[0]?.key === "settings" ? node.entries[0].value : node;
  const changes = readSettings(inner.kind === "object" ? inner : node);
  const resolved = resolve(cluster, parts.index, parameters, anyState);
  for (const { entry } of resolved)
    entry.live.putSettings(changes, parameters.flag("preserve_existing", false));
  return ok({ acknowledged: true });
}

function close({ parts, parameters }: Call, cluster: Cluster): Reply {
  const resolved = resolve(cluster, parts.index, parameters, { ...strictOpen, forbidClosed: false });
  const names = resolved.map(({ entry }) => entry.live.name);
  for (const name of names) cluster.update(name, { open: false });
  return ok({
    acknowledged: true,
    shards_acknowledged: names.length > 0,
    indices: Object.fromEntries(names.map((name) => [name, { closed: true }])),
  });
}

function open({ parts, parameters }: Call, cluster: Cluster): Reply {
  const resolved = resolve(cluster, parts.index, parameters, { ...anyState, open: false });
  for (const { entry } of resolved) cluster.update(entry.live.name, { open: true });
  return ok({ acknowledged: true, shards_acknowledged: true });
}

function broadcast(verb: string): Endpoint {
  return {
    methods: verb === "forcemerge" ? ["POST"] : ["GET", "POST"],
    paths: [`/_${verb}`, `/{index}/_${verb}`],
    parameters: [
      ...indicesParameters,
      "force",
      "wait_if_ongoing",
      "max_num_segments",
      "only_expunge_deletes",
      "flush",
      "wait_for_completion",
    ],
    answer: ({ parts, parameters }, cluster) => {
      const resolved = resolve(cluster, parts.index, parameters, strictOpen);
      for (const { entry } of resolved) {
        if (verb === "forcemerge") entry.live.forceMerge();
        if (verb !== "flush") cluster.refresh(entry);
      }
      return shards(resolved);
    },
  };
}

function shards(resolved: readonly Resolved[]): Reply {
  const count = (name: string): number =>
    resolved.reduce((sum, { entry }) => sum + countSetting(entry.live, name, 1), 0);
  const successful = count("index.number_of_shards");
  const total = resolved.reduce(
    (sum, { entry }) =>
      sum +
      countSetting(entry.live, "index.number_of_shards", 1) *
        (1 + countSetting(entry.live, "index.number_of_replicas", 1)),
    0,
  );
  return ok({ _shards: { total, successful, failed: 0 } });
}
