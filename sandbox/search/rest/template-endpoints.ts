import type { Cluster, Stored } from "../cluster/cluster";
import { checkTemplate, templateName, validTemplateName } from "../cluster/check-template";
import { wildcardPattern } from "../cluster/resolve-names";
import { readDefinition } from "../cluster/read-definition";
import { showAlias } from "../cluster/read-alias";
import { illegalArgument, SearchError } from "../errors/search-error";
import { nestSettings } from "../index/read-settings";
import type { JsonNode, JsonObject } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { member } from "../json/walk";
import { requiredObject } from "./body";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";
import { toReply } from "./filter-path";

type Kind = "index" | "component";

/** Composable index templates and the component templates that they are made of. */
export const templateEndpoints: readonly Endpoint[] = [...family("index"), ...family("component")];

function family(kind: Kind): Endpoint[] {
  const path = `/_${kind}_template`;
  const parameters = ["master_timeout", "timeout", "cause", "local", "flat_settings"];
  return [
    {
      methods: ["PUT", "POST"],
      paths: [`${path}/{name}`],
      parameters: [...parameters, "create"],
      answer: (call, cluster) => put(kind, call, cluster),
    },
    {
      methods: ["GET"],
      paths: [path, `${path}/{name}`],
      parameters,
      missing: ["include_defaults"],
      answer: (call, cluster) => show(kind, call, cluster),
    },
    {
      methods: ["HEAD"],
      paths: [`${path}/{name}`],
      parameters,
      answer: ({ parts }, cluster) => ({
        status: storeOf(kind, cluster).has(parts.name ?? "") ? 200 : 404,
        body: undefined,
      }),
    },
    {
      methods: ["DELETE"],
      paths: [`${path}/{name}`],
      parameters,
      answer: (call, cluster) => remove(kind, call, cluster),
    },
  ];
}

const storeOf = (kind: Kind, cluster: Cluster): Map<string, Stored> =>
  kind === "index" ? cluster.templates : cluster.components;

function put(kind: Kind, { parts, parameters, body }: Call, cluster: Cluster): Reply {
  const name = parts.name ?? "";
  const node = requiredObject(body);
  const store = storeOf(kind, cluster);
  const existing = store.get(name);
  if (kind === "index") checkTemplate(cluster, name, node);
  else validTemplateName(name, "component_template");
  if (existing && parameters.flag("create", false))
    throw illegalArgument(`${templateName(kind)} [${name}] already exists`);
  const now = cluster.world.now();
  store.set(name, {
    body: node,
    created: existing?.created ?? now,
    modified: now,
    version: (existing?.version ?? 0) + 1,
  });
  return ok({ acknowledged: true });
}

function show(kind: Kind, { parts }: Call, cluster: Cluster): Reply {
  const name = parts.name ?? "*";
  const pattern = wildcardPattern(name);
  const found = [...storeOf(kind, cluster)].filter(([each]) => pattern.test(each));
  if (found.length === 0 && kind === "index" && parts.name !== undefined && !name.includes("*"))
    throw missing(kind, name);
  if (found.length === 0 && kind === "component" && parts.name !== undefined && !name.includes("*"))
    throw missing(kind, name);
  const list = found.map(([each, stored]) => ({ name: each, [`${kind}_template`]: describe(kind, stored) }));
  return {
    status: found.length === 0 && parts.name !== undefined ? 404 : 200,
    body: { [`${kind}_templates`]: list },
  };
}

const missing = (kind: Kind, name: string): SearchError =>
  new SearchError(404, "resource_not_found_exception", `${templateName(kind)} matching [${name}] not found`);

function describe(kind: Kind, { body, created, modified }: Stored): ReplyValue {
  const template = member(body, "template");
  const own = body.entries
    .filter(({ key }) => key !== "template" && key !== "index_patterns" && key !== "composed_of")
    .map(({ key, value }) => [key, toReply(value)] as const);
  const composed = member(body, "composed_of");
  return {
    ...(kind === "index" && { index_patterns: listed(member(body, "index_patterns")) }),
    ...(template?.kind === "object" && { template: describeTemplate(template) }),
    ...(kind === "index" && { composed_of: composed ? listed(composed) : [] }),
    ...Object.fromEntries(own),
    created_date_millis: created,
    modified_date_millis: modified,
  };
}

const listed = (node: JsonNode | undefined): ReplyValue =>
  node === undefined ? [] : node.kind === "array" ? toReply(node) : [toReply(node)];

function describeTemplate(node: JsonObject): ReplyValue {
  const { settings, mappings, aliases } = readDefinition(node);
  return {
    ...(settings.size > 0 && { settings: nestSettings(settings) }),
    ...(mappings && { mappings: toReply(mappings) }),
    ...(aliases.size > 0 && {
      aliases: Object.fromEntries([...aliases].map(([name, alias]) => [name, showAlias(alias)])),
    }),
  };
}

function remove(kind: Kind, { parts }: Call, cluster: Cluster): Reply {
  const store = storeOf(kind, cluster);
  const names = (parts.name ?? "").split(",");
  const found = names.flatMap((name) => [...store.keys()].filter((each) => wildcardPattern(name).test(each)));
  const lost = names.filter((name) => !name.includes("*") && !store.has(name));
  if (lost.length > 0) {
    throw new SearchError(
      404,
      "index_template_missing_exception",
      `index_template [${lost.join(",")}] missing`,
    );
  }
  for (const name of found) store.delete(name);
  return ok({ acknowledged: true });
}
