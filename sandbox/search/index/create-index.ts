import { buildRegistry } from "../analysis/registry";
import type { JsonObject } from "../json/node";
import type { LiveIndex } from "./live-index";
import { EMPTY_MAPPING } from "./mapping-tree";
import {
  checkedMerge,
  emptyDefinition,
  emptyStore,
  type IndexDeps,
  OpenIndex,
  settingOf,
  sortedSettings,
} from "./open-index";
import { parseMapping } from "./parse-mapping";
import { checkSettings, nestSettings } from "./read-settings";
import type { Settings } from "./settings";

/** What a new index is made of. */
export interface IndexPlan {
  readonly name: string;
  readonly uuid: string;
  /** ms since 1970. */
  readonly created: number;
  readonly settings: Settings;
  /** Values of `mappings`, the later on top of the earlier. */
  readonly mappings: readonly JsonObject[];
}

/** Version that `index.version.created` shows, of Elasticsearch 9.5.3. */
const INDEX_VERSION = "9111000";

/** Makes an index; settings, analysis and mappings are checked in this order, as Elasticsearch does. */
export function createIndex(plan: IndexPlan, deps: IndexDeps): LiveIndex {
  checkSettings(plan.settings, "create");
  const settings = completeSettings(plan);
  const limit = (name: string): number => Number(settingOf(settings, name));
  const analysis = buildRegistry(analysisSettings(settings), {
    ngramDiff: limit("index.max_ngram_diff"),
    shingleDiff: limit("index.max_shingle_diff"),
  });
  const empty = emptyDefinition(settings, analysis, EMPTY_MAPPING);
  const mapping = plan.mappings.reduce(
    (merged, body) => checkedMerge(merged, parseMapping(body, analysis), empty),
    EMPTY_MAPPING,
  );
  return new OpenIndex(
    plan,
    settings,
    emptyDefinition(settings, analysis, mapping),
    emptyStore(plan.name, settings),
    deps,
  );
}

function completeSettings({ name, uuid, created, settings }: IndexPlan): Settings {
  return sortedSettings(
    new Map([
      ["index.number_of_shards", "1"],
      ["index.number_of_replicas", "1"],
      ["index.routing.allocation.include._tier_preference", "data_content"],
      ...[...settings].filter(([, value]) => value !== null),
      ["index.provided_name", name],
      ["index.creation_date", String(created)],
      ["index.uuid", uuid],
      ["index.version.created", INDEX_VERSION],
    ]),
  );
}

function analysisSettings(settings: Settings): Record<string, unknown> {
  const analysis = new Map([...settings].filter(([name]) => name.startsWith("index.analysis.")));
  const nested = nestSettings(
    new Map([...analysis].map(([name, value]) => [name.slice("index.".length), value])),
  )["analysis"];
  return typeof nested === "object" && nested !== null ? { ...nested } : {};
}
