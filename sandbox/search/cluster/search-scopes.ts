import type { JsonObject } from "../json/node";
import type { SearchScope } from "../query/scope";
import type { Parameters } from "../rest/parameters";
import { checkBlocks } from "./blocks";
import type { Cluster, IndexEntry } from "./cluster";
import { countSetting } from "./cluster";
import { type IndicesOptions, readIndicesOptions, resolveNames, strictOpen } from "./resolve-names";

/** One index of a search. */
export interface ScopeOfSearch {
  readonly scope: SearchScope;
  /** Filters of the aliases through which alone it was reached: a document passes one of them. */
  readonly filters: readonly JsonObject[];
  readonly shards: number;
  readonly entry: IndexEntry;
}

/** The indices that names and the parameters of a request stand for, refreshed when their time has come. */
export function searchScopes(
  cluster: Cluster,
  names: string | undefined,
  parameters: Parameters,
  otherwise: IndicesOptions = strictOpen,
): ScopeOfSearch[] {
  const resolved = resolveNames(cluster, names, readIndicesOptions(parameters, otherwise));
  for (const { entry } of resolved) checkBlocks(entry, "read");
  return resolved.map(({ entry, through }) => ({
    scope: cluster.scope(entry),
    filters: filtersOf(entry, through),
    shards: countSetting(entry.live, "index.number_of_shards", 1),
    entry,
  }));
}

/** None when one of the names is the index itself, a wildcard that found it, or an alias without a filter. */
function filtersOf(entry: IndexEntry, through: readonly string[]): JsonObject[] {
  const filters = through.map((name) =>
    name === entry.live.name ? undefined : entry.aliases.get(name)?.filter,
  );
  return filters.every((filter) => filter !== undefined) ? filters.flatMap((filter) => filter ?? []) : [];
}
