import type { Cluster } from "../cluster/cluster";
import { indexNotFound } from "../cluster/index-errors";
import { readIndicesOptions, resolveNames, strictOpen, wildcardPattern } from "../cluster/resolve-names";
import type { ReplyValue } from "../json/reply-value";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";

/** `_resolve/index`: what names and wildcards stand for. */
export const resolveEndpoint: Endpoint = {
  methods: ["GET", "POST"],
  paths: ["/_resolve/index/{name}"],
  parameters: ["expand_wildcards", "ignore_unavailable", "allow_no_indices"],
  missing: ["mode", "project_routing"],
  answer: resolve,
};

function resolve({ parts, parameters }: Call, cluster: Cluster): Reply {
  const names = (parts.name ?? "").split(",");
  const options = readIndicesOptions(parameters, { ...strictOpen, forbidClosed: false });
  resolveNames(cluster, parts.name, options);
  const patterns = names.map((name) => wildcardPattern(name === "_all" ? "*" : name));
  const fits = (name: string): boolean => patterns.some((each) => each.test(name));
  const indices = cluster.sorted().flatMap(([name, { aliases, open }]): ReplyValue[] => {
    const wildcard = !names.includes(name);
    if (!fits(name) || (wildcard && (open ? !options.open : !options.closed))) return [];
    const own = [...aliases.keys()].toSorted();
    return [
      {
        name,
        ...(own.length > 0 && { aliases: own }),
        attributes: [open ? "open" : "closed"],
        mode: "standard",
      },
    ];
  });
  const aliases = aliasNames(cluster)
    .filter(fits)
    .map((name) => ({ name, indices: cluster.withAlias(name).map(({ live }) => live.name) }));
  const missing = names.find(
    (name) =>
      !name.includes("*") &&
      name !== "_all" &&
      !cluster.indices.has(name) &&
      cluster.withAlias(name).length === 0,
  );
  if (missing !== undefined && !options.ignoreUnavailable) throw indexNotFound(missing);
  return ok({ indices, aliases, data_streams: [] });
}

const aliasNames = (cluster: Cluster): string[] =>
  [...new Set(cluster.sorted().flatMap(([, { aliases }]) => [...aliases.keys()]))].toSorted();
