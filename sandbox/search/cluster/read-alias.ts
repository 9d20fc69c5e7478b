import { SearchError, unsupported } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { scalarText, tokenName } from "../json/walk";
import { toReply } from "../rest/filter-path";
import type { ReplyValue } from "../json/reply-value";
import type { Alias, IndexEntry } from "./cluster";
import { checkIndexName } from "./index-name";

/** Reads the body of an alias: filter, routing, write index. */
export function readAlias(name: string, node: JsonObject | undefined): Alias {
  checkAliasName(name);
  const alias: { -readonly [K in keyof Alias]: Alias[K] } = {};
  for (const { key, value } of node?.entries ?? []) {
    const text = scalarText(value);
    if (key === "filter") {
      if (value.kind === "object") alias.filter = value;
    } else if (key === "routing" && text !== undefined) {
      alias.indexRouting = text;
      alias.searchRouting = text;
    } else if ((key === "index_routing" || key === "indexRouting") && text !== undefined)
      alias.indexRouting = text;
    else if ((key === "search_routing" || key === "searchRouting") && text !== undefined)
      alias.searchRouting = text;
    else if (key === "is_write_index") alias.isWriteIndex = text === "true";
    else if (key === "is_hidden") alias.isHidden = text === "true";
    else if (key !== "alias" && key !== "index") {
      throw new SearchError(400, "parse_exception", `Unknown ${tokenName(value)} [${key}] in alias`);
    }
  }
  return alias;
}

/** What `GET /_alias` shows of an alias. */
export function showAlias(alias: Alias): ReplyValue {
  return {
    ...(alias.filter && { filter: toReply(alias.filter) }),
    ...(alias.indexRouting !== undefined && { index_routing: alias.indexRouting }),
    ...(alias.searchRouting !== undefined && { search_routing: alias.searchRouting }),
    ...(alias.isWriteIndex !== undefined && { is_write_index: alias.isWriteIndex }),
    ...(alias.isHidden !== undefined && { is_hidden: alias.isHidden }),
  };
}

function checkAliasName(name: string): void {
  try {
    checkIndexName(name);
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    const reason = cause.reason.replace("Invalid index name", "Invalid alias name");
    if (reason.endsWith("must be lowercase")) return;
    throw new SearchError(400, "invalid_alias_name_exception", reason, { fields: cause.more.fields ?? {} });
  }
  if (name === "_all") throw unsupported("an alias of the name [_all]");
}

/** All aliases of an index as `GET /_alias` shows them. */
export const aliasesOf = (entry: IndexEntry): ReplyValue =>
  Object.fromEntries([...entry.aliases].map(([name, alias]) => [name, showAlias(alias)]));
