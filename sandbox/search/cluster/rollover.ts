import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import type { Alias, Cluster, IndexEntry } from "./cluster";
import { countSetting } from "./cluster";
import { createInCluster } from "./create";
import { indexExists } from "./index-errors";
import { checkIndexName } from "./index-name";

/** One condition of a rollover, met when the write index has at least this much. */
export interface RolloverCondition {
  /** `max_age`, `min_docs` ... */
  readonly name: string;
  /** As it was written: `30d`, `50gb`, `100`. */
  readonly shown: string;
  /** Milliseconds, bytes or documents. */
  readonly value: number;
}

/** The write index behind an alias and the index that a rollover would make. */
export interface RolloverPlan {
  readonly alias: string;
  readonly old: IndexEntry;
  readonly newName: string;
}

/** Finds out what a rollover of an alias would do; throws what Elasticsearch says of a target that cannot be rolled over. */
export function planRollover(cluster: Cluster, alias: string, asked: string | undefined): RolloverPlan {
  if (cluster.indices.has(alias))
    throw illegalArgument(
      "rollover target is a [concrete index] but one of [alias,data_stream] was expected",
    );
  const holders = cluster.withAlias(alias);
  if (holders.length === 0)
    throw new SearchError(404, "resource_not_found_exception", `rollover target [${alias}] does not exist`);
  const writer = holders.find(({ aliases }) => aliases.get(alias)?.isWriteIndex);
  const [only, second] = holders;
  const old = writer ?? (second || only?.aliases.get(alias)?.isWriteIndex === false ? undefined : only);
  if (!old) throw illegalArgument(`rollover target [${alias}] does not point to a write index`);
  const newName = asked ?? nextName(old.live.name);
  const existing = cluster.indices.get(newName);
  if (existing) throw indexExists(newName, existing.live.uuid);
  checkIndexName(newName);
  return { alias, old, newName };
}

/** `logs-000002` behind `logs-000001`: the number has six digits at least. */
function nextName(name: string): string {
  const parts = /^(.*)-(\d+)$/.exec(name);
  if (!parts) throw illegalArgument(`index name [${name}] does not match pattern '^.*-\\d+$'`);
  return `${parts[1]}-${String(Number(parts[2]) + 1).padStart(6, "0")}`;
}

/** Makes the new index and moves the alias to it, as one change. */
export function rollOver(
  cluster: Cluster,
  { alias, old, newName }: RolloverPlan,
  body: JsonObject | undefined,
): void {
  const created = createInCluster(cluster, newName, body);
  const explicit = old.aliases.get(alias)?.isWriteIndex === true;
  const left = [...old.aliases].filter(([name]) => name !== alias);
  const kept: readonly [string, Alias][] = explicit ? [...left, [alias, { isWriteIndex: false }]] : left;
  cluster.update(old.live.name, { aliases: new Map(kept), rolledOver: cluster.world.now() });
  const own: Alias = explicit ? { isWriteIndex: true } : {};
  cluster.update(newName, { aliases: new Map([...created.aliases, [alias, own]]) });
}

/** Which conditions the write index meets, by their names as a reply shows them. */
export function metConditions(
  cluster: Cluster,
  entry: IndexEntry,
  conditions: readonly RolloverCondition[],
): Record<string, boolean> {
  const measured = measure(cluster, entry);
  return Object.fromEntries(
    conditions.map(({ name, shown, value }) => [
      `[${name}: ${shown}]`,
      (measured[name.slice("max_".length)] ?? 0) >= value,
    ]),
  );
}

/** Whether to roll over: no condition at all, or one of `max_` and every one of `min_`. */
export function shouldRollOver(met: Readonly<Record<string, boolean>>): boolean {
  const pairs = Object.entries(met);
  const most = pairs.filter(([name]) => name.startsWith("[max_"));
  const least = pairs.filter(([name]) => name.startsWith("[min_"));
  return pairs.length === 0 || (most.some(([, is]) => is) && least.every(([, is]) => is));
}

/** Measures of an index by the names of conditions without `max_` and `min_`. */
function measure(cluster: Cluster, entry: IndexEntry): Readonly<Record<string, number>> {
  cluster.scope(entry);
  const { stats, created } = entry.live;
  const shards = countSetting(entry.live, "index.number_of_shards", 1);
  return {
    age: cluster.world.now() - created,
    docs: stats.documents,
    size: stats.bytes,
    primary_shard_size: stats.bytes / shards,
    primary_shard_docs: stats.documents / shards,
  };
}
