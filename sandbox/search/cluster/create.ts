import { SearchError } from "../errors/search-error";
import { createIndex } from "../index/create-index";
import type { Settings } from "../index/settings";
import type { JsonObject } from "../json/node";
import type { Cluster, IndexEntry } from "./cluster";
import { indexExists } from "./index-errors";
import { checkIndexName } from "./index-name";
import { readDefinition } from "./read-definition";
import { composeFor } from "./templates";

/** Makes an index from the body of `PUT /i` and the template that matches its name. */
export function createInCluster(cluster: Cluster, name: string, body: JsonObject | undefined): IndexEntry {
  checkIndexName(name);
  const existing = cluster.indices.get(name);
  if (existing) throw indexExists(name, existing.live.uuid);
  const [alias] = cluster.withAlias(name);
  if (alias) throw aliasExists(name);
  const own = readDefinition(body);
  const template = composeFor(cluster, name);
  const created = cluster.world.now();
  const live = createIndex(
    {
      name,
      uuid: cluster.world.newId(),
      created,
      settings: merged([...(template?.settings ?? []), own.settings]),
      mappings: [...(template?.mappings ?? []), ...(own.mappings ? [own.mappings] : [])],
    },
    { now: () => cluster.world.now() },
  );
  const entry = { live, aliases: new Map([...(template?.aliases ?? []), ...own.aliases]), open: true };
  cluster.indices.set(name, entry);
  return entry;
}

function aliasExists(name: string): SearchError {
  return new SearchError(
    400,
    "invalid_index_name_exception",
    `Invalid index name [${name}], already exists as alias`,
    {
      fields: { index_uuid: "_na_", index: name },
    },
  );
}

const merged = (all: readonly Settings[]): Settings => new Map(all.flatMap((each) => [...each]));
