import { illegalArgument } from "../errors/search-error";
import type { Parameters } from "../rest/parameters";
import type { Cluster, IndexEntry } from "./cluster";
import { resolveDateMathName } from "./date-math-name";
import { indexClosed, indexNotFound, invalidIndexName } from "./index-errors";

/** How names and wildcards in a request become indices (`IndicesOptions`). */
export interface IndicesOptions {
  readonly ignoreUnavailable: boolean;
  readonly allowNoIndices: boolean;
  /** Wildcards find open or closed indices. */
  readonly open: boolean;
  readonly closed: boolean;
  /** A closed index that is named is refused. */
  readonly forbidClosed: boolean;
}

/** Of most searches: unavailable names are refused, wildcards find open indices. */
export const strictOpen: IndicesOptions = {
  ignoreUnavailable: false,
  allowNoIndices: true,
  open: true,
  closed: false,
  forbidClosed: true,
};

export const indicesParameters = [
  "ignore_unavailable",
  "allow_no_indices",
  "expand_wildcards",
  "ignore_throttled",
];

/** Options of a request, on top of the endpoint's own. */
export function readIndicesOptions(parameters: Parameters, otherwise: IndicesOptions): IndicesOptions {
  const wildcards = parameters.list("expand_wildcards");
  for (const each of wildcards ?? []) {
    if (!["open", "closed", "hidden", "none", "all"].includes(each)) {
      throw illegalArgument(`No valid expand wildcard value [${each}]`);
    }
  }
  const open = wildcards?.some((each) => each === "open" || each === "all");
  const closed = wildcards?.some((each) => each === "closed" || each === "all");
  return {
    ...otherwise,
    ignoreUnavailable: parameters.flag("ignore_unavailable", otherwise.ignoreUnavailable),
    allowNoIndices: parameters.flag("allow_no_indices", otherwise.allowNoIndices),
    open: open ?? otherwise.open,
    closed: closed ?? otherwise.closed,
  };
}

/** One index that a name stands for, and the alias through which it was reached. */
export interface Resolved {
  readonly entry: IndexEntry;
  /** Names by which it was asked for; an alias filter holds only when none of them is the index itself. */
  readonly through: readonly string[];
}

/** Indices of a comma-separated expression, in order of their names; throws 404 for unknown names. */
export function resolveNames(
  cluster: Cluster,
  expression: string | undefined,
  options: IndicesOptions,
): Resolved[] {
  const names = (expression ?? "").split(",").filter(Boolean);
  const everything = names.length === 0 || (names.length === 1 && names[0] === "_all");
  const found = new Map<string, Set<string>>();
  const patterns = everything ? ["*"] : names.map((name) => resolveDateMathName(name, cluster.world.now()));
  for (const name of patterns)
    if (name.startsWith("-")) takeAway(cluster, name.slice(1), patterns, found);
    else resolveOne(cluster, name, options, found);
  if (found.size === 0 && !options.allowNoIndices) {
    throw indexNotFound(everything ? "_all" : (names[0] ?? "_all"));
  }
  return [...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, through]) => {
      const entry = cluster.indices.get(name);
      return entry ? [{ entry, through: [...through] }] : [];
    });
}

type Found = Map<string, Set<string>>;

/** Takes indices away, by their aliases too where a wildcard excludes; an alias that was asked for by its name stays. */
function takeAway(cluster: Cluster, excluded: string, asked: readonly string[], found: Found): void {
  const pattern = wildcardPattern(excluded);
  for (const index of [...found.keys()]) {
    const aliases = [...(cluster.indices.get(index)?.aliases.keys() ?? [])];
    const names = excluded.includes("*") ? [index, ...aliases] : [index];
    if (!names.some((name) => pattern.test(name))) continue;
    const named = aliases.filter((alias) => asked.includes(alias));
    if (named.length > 0) found.set(index, new Set(named));
    else found.delete(index);
  }
}

function resolveOne(cluster: Cluster, name: string, options: IndicesOptions, found: Found): void {
  if (name.includes("*")) {
    const hits = expand(cluster, name, options);
    if (hits.length === 0 && !options.allowNoIndices) throw indexNotFound(name);
    for (const [index, through] of hits) addNamed(cluster, index, through, options, found);
    return;
  }
  if (name.startsWith("_")) throw invalidIndexName(name, "must not start with '_'.");
  const named = cluster.indices.has(name) ? [name] : cluster.withAlias(name).map(({ live }) => live.name);
  if (named.length === 0 && !options.ignoreUnavailable) throw indexNotFound(name);
  for (const index of named) addNamed(cluster, index, name, options, found);
}

function addNamed(
  cluster: Cluster,
  index: string,
  through: string,
  options: IndicesOptions,
  found: Found,
): void {
  const entry = cluster.indices.get(index);
  if (entry && !entry.open && options.forbidClosed) {
    if (options.ignoreUnavailable) return;
    throw indexClosed(index, entry.live.uuid);
  }
  add(found, index, through);
}

function add(found: Found, index: string, through: string): void {
  const names = found.get(index) ?? new Set();
  names.add(through);
  found.set(index, names);
}

/** Pairs of an index and the name that matched: its own or an alias. */
function expand(cluster: Cluster, pattern: string, options: IndicesOptions): [string, string][] {
  const matches = wildcardPattern(pattern);
  return cluster.sorted().flatMap(([index, entry]) => {
    if (entry.open ? !options.open : !options.closed) return [];
    const names = [index, ...entry.aliases.keys()].filter((each) => matches.test(each));
    return names.map((each): [string, string] => [index, each]);
  });
}

/** A pattern with `*` for any text. */
export function wildcardPattern(pattern: string): RegExp {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^]*");
  return new RegExp(`^${source}$`);
}
