import { illegalArgument, SearchError } from "../errors/search-error";
import { readSettings } from "../index/read-settings";
import type { Settings } from "../index/settings";
import type { JsonObject } from "../json/node";
import { tokenName } from "../json/walk";
import type { Alias } from "./cluster";
import { readAlias } from "./read-alias";

/** Settings, mappings and aliases, as a body or a template names them. */
export interface Definition {
  settings: Settings;
  mappings: JsonObject | undefined;
  aliases: Map<string, Alias>;
}

/** Reads settings, mappings and aliases of a body or of a template. */
export function readDefinition(body: JsonObject | undefined): Definition {
  const definition: Definition = { settings: new Map(), mappings: undefined, aliases: new Map() };
  for (const { key, value } of body?.entries ?? []) {
    if (!["settings", "mappings", "aliases"].includes(key)) {
      throw new SearchError(
        400,
        "parse_exception",
        `unknown key [${key}] for a [${tokenName(value)}] in create index`,
      );
    }
    if (value.kind === "null") continue;
    if (value.kind !== "object") {
      if (key === "mappings" && value.kind === "array") continue;
      throw new SearchError(400, "parse_exception", `key [${key}] must be an object`);
    }
    if (key === "settings") definition.settings = readSettings(value);
    else if (key === "mappings") definition.mappings = value;
    else definition.aliases = readAliases(value);
  }
  return definition;
}

function readAliases(node: JsonObject): Map<string, Alias> {
  const pairs = node.entries.map(({ key, value }) => {
    if (value.kind !== "object") throw illegalArgument(`alias [${key}] must be an object`);
    return [key, readAlias(key, value)] as const;
  });
  return new Map(pairs);
}
