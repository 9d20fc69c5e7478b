import { indicesParameters } from "../cluster/resolve-names";
import { part } from "../parts/part";
import type { CatName } from "./cat-tables";
import type { Endpoint } from "./endpoint";

const catParameters = [
  "v",
  "h",
  "s",
  "help",
  "local",
  "master_timeout",
  "bytes",
  "time",
  "ts",
  "size",
  "expand_wildcards",
];

/** A table that people read in a terminal; what stands in it is told by `catTable`. */
const table = (name: CatName, target = "", parameters: readonly string[] = []): Endpoint => ({
  methods: ["GET"],
  paths: [`/_cat/${name}`, ...(target === "" ? [] : [`/_cat/${name}/{${target}}`])],
  parameters: [...catParameters, ...parameters],
  answer: (call, cluster) => part("cat").catTable(name, call, cluster),
});

export const catEndpoints: readonly Endpoint[] = [
  table("indices", "index", [...indicesParameters, "health", "pri", "include_unloaded_segments"]),
  table("aliases", "alias", indicesParameters),
  table("count", "index"),
  table("health"),
  table("shards", "index"),
  table("nodes", "", ["full_id"]),
  table("master"),
  table("allocation"),
  table("templates", "name"),
];
