import { illegalArgument } from "../errors/search-error";
import { checkBlocks, type Deed } from "../cluster/blocks";
import type { Cluster, IndexEntry } from "../cluster/cluster";
import { createInCluster } from "../cluster/create";
import { resolveDateMathName } from "../cluster/date-math-name";
import { indexClosed, indexNotFound, invalidIndexName } from "../cluster/index-errors";
import { checkIndexName } from "../cluster/index-name";

/** Where a document is written: the index, and the routing that its alias brings. */
export interface Target {
  readonly entry: IndexEntry;
  readonly routing: string | undefined;
}

/** The one index behind a name, made when it is not there. */
export function writeTarget(cluster: Cluster, asked: string, requireAlias: boolean): Target {
  const name = resolveDateMathName(asked, cluster.world.now());
  const direct = cluster.indices.get(name);
  const holders = direct ? [] : cluster.withAlias(name);
  if (requireAlias && holders.length === 0) {
    throw indexNotFound(name, ` and [require_alias] request flag is [true] and [${name}] is not an alias`);
  }
  if (direct) return { entry: opened(direct, "write"), routing: undefined };
  if (holders.length > 0) return aliasTarget(name, holders);
  checkIndexName(name);
  if (cluster.settings.persistent.get("action.auto_create_index") === "false") {
    throw indexNotFound(name, " and [action.auto_create_index] is [false]");
  }
  const created = createInCluster(cluster, name, undefined);
  const again = cluster.indices.get(name) ?? created;
  return { entry: again, routing: undefined };
}

function aliasTarget(name: string, holders: readonly IndexEntry[]): Target {
  const writers = holders.filter(({ aliases }) => aliases.get(name)?.isWriteIndex === true);
  const [only] =
    writers.length > 0 ? writers : holders.filter(({ aliases }) => aliases.get(name)?.isWriteIndex !== false);
  if (!only || (writers.length === 0 && holders.length > 1)) throw noWriteIndex(name);
  return { entry: opened(only, "write"), routing: only.aliases.get(name)?.indexRouting };
}

function noWriteIndex(name: string): Error {
  return illegalArgument(
    `no write index is defined for alias [${name}]. The write index may be explicitly disabled using is_write_index=false or the alias points to multiple indices without one being designated as a write index`,
  );
}

/** The one index that a document is read from; throws 404, or 400 for an alias of several indices. */
export function readTarget(cluster: Cluster, asked: string): Target {
  const name = resolveDateMathName(asked, cluster.world.now());
  const direct = cluster.indices.get(name);
  if (direct) return { entry: opened(direct, "read"), routing: undefined };
  if (name.startsWith("_")) throw invalidIndexName(name, "must not start with '_'.");
  const holders = cluster.withAlias(name);
  const [first] = holders;
  if (!first) throw indexNotFound(name);
  if (holders.length > 1) {
    const names = holders.map(({ live }) => live.name).join(", ");
    throw illegalArgument(
      `alias [${name}] has more than one index associated with it [${names}], can't execute a single index op`,
    );
  }
  return { entry: opened(first, "read"), routing: first.aliases.get(name)?.searchRouting };
}

function opened(entry: IndexEntry, deed: Deed): IndexEntry {
  if (!entry.open) throw indexClosed(entry.live.name, entry.live.uuid);
  checkBlocks(entry, deed);
  return entry;
}
