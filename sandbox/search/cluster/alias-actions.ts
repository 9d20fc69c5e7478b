import { illegalArgument, SearchError, unsupported } from "../errors/search-error";
import type { JsonObject } from "../json/node";
import { member, scalarText } from "../json/walk";
import type { Alias, Cluster } from "./cluster";
import { invalidIndexName, validationError } from "./index-errors";
import { readAlias } from "./read-alias";
import { resolveNames, strictOpen, wildcardPattern } from "./resolve-names";
import { textsOf } from "./texts-of";

/** One change of `_aliases`. */
export type AliasAction =
  | {
      kind: "add";
      indices: readonly string[];
      aliases: readonly string[];
      alias: Alias;
      mustExist: undefined;
    }
  | { kind: "remove"; indices: readonly string[]; aliases: readonly string[]; mustExist: boolean | undefined }
  | { kind: "remove_index"; indices: readonly string[] };

/** Reads the body of `POST /_aliases`. */
export function readActions(body: JsonObject): AliasAction[] {
  const unknown = body.entries.find(({ key }) => key !== "actions");
  if (unknown) {
    throw new SearchError(
      400,
      "x_content_parse_exception",
      `[${unknown.keyAt.line}:${unknown.keyAt.column}] [aliases] unknown field [${unknown.key}]`,
    );
  }
  const actions = member(body, "actions");
  const items = actions?.kind === "array" ? actions.items : [];
  if (items.length === 0) throw validationError(["Must specify at least one alias action"]);
  return items.map((item) => {
    const entry = item.kind === "object" ? item.entries[0] : undefined;
    if (!entry || entry.value.kind !== "object") throw illegalArgument("Must specify an alias action");
    return readAction(entry.key, entry.value);
  });
}

function readAction(kind: string, node: JsonObject): AliasAction {
  const indices = [...textsOf(member(node, "index")), ...textsOf(member(node, "indices"))];
  const aliases = [...textsOf(member(node, "alias")), ...textsOf(member(node, "aliases"))];
  if (indices.length === 0) throw illegalArgument("One of [index] or [indices] is required");
  if (kind === "remove_index") return { kind, indices };
  if (kind !== "add" && kind !== "remove") throw unsupported(`the alias action [${kind}]`);
  if (aliases.length === 0) throw illegalArgument("One of [alias] or [aliases] is required");
  const must = member(node, "must_exist");
  if (kind === "remove") return { kind, indices, aliases, mustExist: must && scalarText(must) === "true" };
  const own = node.entries.filter(
    ({ key }) => !["index", "indices", "alias", "aliases", "must_exist"].includes(key),
  );
  const alias = readAlias(aliases[0] ?? "", { ...node, kind: "object", entries: own });
  return { kind, indices, aliases, alias, mustExist: undefined };
}

/** Makes all changes or, when one is refused, none. */
export function changeAliases(cluster: Cluster, actions: readonly AliasAction[]): void {
  const before = new Map(cluster.indices);
  try {
    for (const action of actions) if (action.kind === "remove_index") removeIndices(cluster, action.indices);
    for (const action of actions) if (action.kind !== "remove_index") change(cluster, action);
    checkWriteIndices(cluster);
  } catch (cause) {
    cluster.indices.clear();
    for (const [name, entry] of before) cluster.indices.set(name, entry);
    throw cause;
  }
}

const anyState = { ...strictOpen, closed: true, forbidClosed: false };

function removeIndices(cluster: Cluster, names: readonly string[]): void {
  for (const { entry } of resolveNames(cluster, names.join(","), anyState))
    cluster.indices.delete(entry.live.name);
}

type Change = Exclude<AliasAction, { kind: "remove_index" }>;

function change(cluster: Cluster, action: Change): void {
  const entries = resolveNames(cluster, action.indices.join(","), anyState).map(({ entry }) => entry);
  if (action.kind === "add") {
    for (const name of action.aliases) checkFree(cluster, name);
    for (const { live } of entries) {
      const current = cluster.indices.get(live.name);
      if (!current) continue;
      const added = action.aliases.map((name) => [name, action.alias] as const);
      cluster.update(live.name, { aliases: new Map([...current.aliases, ...added]) });
    }
    return;
  }
  const patterns = action.aliases.map((name) => wildcardPattern(name === "_all" ? "*" : name));
  const hit = entries.filter(({ aliases }) =>
    [...aliases.keys()].some((name) => patterns.some((each) => each.test(name))),
  );
  if (hit.length === 0 && action.mustExist !== false) throw aliasesNotFound(action.aliases);
  for (const { live, aliases } of hit) {
    const kept = [...aliases].filter(([name]) => !patterns.some((each) => each.test(name)));
    cluster.update(live.name, { aliases: new Map(kept) });
  }
}

function checkFree(cluster: Cluster, name: string): void {
  if (!cluster.indices.has(name)) return;
  const error = invalidIndexName(name, "an index or data stream exists with the same name as the alias");
  throw new SearchError(
    400,
    "invalid_alias_name_exception",
    error.reason.replace("Invalid index name", "Invalid alias name").replace("], ", "]: "),
    {
      fields: { index_uuid: "_na_", index: name },
    },
  );
}

function aliasesNotFound(names: readonly string[]): SearchError {
  const list = names.join(",");
  return new SearchError(404, "aliases_not_found_exception", `aliases [${list}] missing`, {
    fields: { "resource.type": "aliases", "resource.id": names.length === 1 ? list : names },
  });
}

/** Two write indices under one alias are an `illegal_state_exception`. */
function checkWriteIndices(cluster: Cluster): void {
  const writers = new Map<string, string[]>();
  for (const [index, { aliases }] of cluster.sorted()) {
    for (const [name, alias] of aliases) {
      if (alias.isWriteIndex) writers.set(name, [...(writers.get(name) ?? []), index]);
    }
  }
  for (const [name, indices] of writers) {
    if (indices.length < 2) continue;
    throw new SearchError(
      500,
      "illegal_state_exception",
      `alias [${name}] has more than one write index [${indices.join(",")}]`,
    );
  }
}
