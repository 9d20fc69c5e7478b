import type { Cluster, IndexEntry } from "../cluster/cluster";
import { aliasesOf, readAlias, showAlias } from "../cluster/read-alias";
import {
  type IndicesOptions,
  indicesParameters,
  readIndicesOptions,
  resolveNames,
  strictOpen,
  wildcardPattern,
} from "../cluster/resolve-names";
import { changeAliases, readActions, type AliasAction } from "../cluster/alias-actions";
import { illegalArgument } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import { optionalObject, requiredObject } from "./body";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";

const anyState: IndicesOptions = { ...strictOpen, closed: true, forbidClosed: false };
const waiting = ["timeout", "master_timeout"];
const done = ok({ acknowledged: true, errors: false });

/** Aliases: all changes at once, one by one, and how they stand. */
export const aliasEndpoints: readonly Endpoint[] = [
  {
    methods: ["POST"],
    paths: ["/_aliases"],
    parameters: waiting,
    answer: ({ body }, cluster) => {
      changeAliases(cluster, readActions(requiredObject(body)));
      return done;
    },
  },
  {
    methods: ["PUT", "POST"],
    paths: ["/{index}/_alias/{name}", "/{index}/_aliases/{name}", "/_alias/{name}", "/_aliases/{name}"],
    parameters: waiting,
    answer: put,
  },
  {
    methods: ["DELETE"],
    paths: ["/{index}/_alias/{name}", "/{index}/_aliases/{name}"],
    parameters: waiting,
    answer: ({ parts }, cluster) => {
      const action: AliasAction = {
        kind: "remove",
        indices: (parts.index ?? "").split(","),
        aliases: (parts.name ?? "").split(","),
        mustExist: undefined,
      };
      changeAliases(cluster, [action]);
      return done;
    },
  },
  {
    methods: ["GET", "HEAD"],
    paths: ["/_alias", "/_alias/{name}", "/{index}/_alias", "/{index}/_alias/{name}"],
    parameters: [...indicesParameters, "local", "master_timeout"],
    answer: show,
  },
];

function put({ parts, body }: Call, cluster: Cluster): Reply {
  if (!parts.index) throw illegalArgument("[indices] can't be empty");
  const alias = readAlias(parts.name ?? "", optionalObject(body));
  changeAliases(cluster, [
    {
      kind: "add",
      indices: parts.index.split(","),
      aliases: [parts.name ?? ""],
      alias,
      mustExist: undefined,
    },
  ]);
  return done;
}

function show({ method, parts, parameters }: Call, cluster: Cluster): Reply {
  const resolved = resolveNames(cluster, parts.index, readIndicesOptions(parameters, anyState));
  const entries = resolved.map(({ entry }) => entry);
  if (parts.name === undefined || parts.name === "_all" || parts.name === "*") {
    const shown = entries.filter(
      ({ aliases }) => parts.index !== undefined || parts.name === undefined || aliases.size > 0,
    );
    return ok(Object.fromEntries(shown.map((entry) => [entry.live.name, { aliases: aliasesOf(entry) }])));
  }
  const found = byName(entries, parts.name.split(","));
  const missing = missingNames(entries, parts.name.split(","));
  if (missing.length === 0) return ok(found);
  if (method === "HEAD") return { status: 404, body: undefined };
  const text =
    missing.length === 1 ? `alias [${missing[0]}] missing` : `aliases [${missing.join(",")}] missing`;
  return { status: 404, body: { error: text, status: 404, ...found } };
}

function byName(entries: readonly IndexEntry[], names: readonly string[]): { [index: string]: ReplyValue } {
  const pairs = entries.flatMap((entry) => {
    const kept = [...entry.aliases].filter(([alias]) => wanted(alias, names));
    if (kept.length === 0) return [];
    return [
      [
        entry.live.name,
        { aliases: Object.fromEntries(kept.map(([name, alias]) => [name, showAlias(alias)])) },
      ] as const,
    ];
  });
  return Object.fromEntries(pairs);
}

/** Later names win over earlier ones: `a*,-ab`. */
function wanted(alias: string, names: readonly string[]): boolean {
  return names.reduce((kept, name) => {
    if (name.startsWith("-")) return kept && !wildcardPattern(name.slice(1)).test(alias);
    return kept || name === "_all" || wildcardPattern(name).test(alias);
  }, false);
}

const missingNames = (entries: readonly IndexEntry[], names: readonly string[]): string[] =>
  names
    .filter((name) => !name.includes("*") && !name.startsWith("-") && name !== "_all")
    .filter((name) => !entries.some(({ aliases }) => aliases.has(name)))
    .toSorted();
