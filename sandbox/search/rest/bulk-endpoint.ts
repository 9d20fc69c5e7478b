import type { Cluster, IndexEntry } from "../cluster/cluster";
import { validationError } from "../cluster/index-errors";
import { describeError } from "../errors/error-body";
import { SearchError } from "../errors/search-error";
import type { ReplyValue } from "../json/reply-value";
import { bodyRequired, optionalObject } from "./body";
import { type BulkAction, readBulkLines } from "./bulk-lines";
import { type Call, type Endpoint, ok, type Reply } from "./endpoint";
import { sourceParameters, sourceSelectionOf } from "./read-source-selection";
import type { SourceSelection } from "./select-source";
import { describeUpdate, updateDocument } from "./update-document";
import { checkUpdate, readUpdate, type UpdateRequest } from "./update-request";
import { describeWrite, writeDocument } from "./write-document";
import { checkGuards, type Refresh, readRefresh } from "./write-options";

/** `POST /_bulk`: each action answers for itself, and one that is malformed refuses them all. */
export const bulkEndpoint: Endpoint = {
  methods: ["POST", "PUT"],
  paths: ["/_bulk", "/{index}/_bulk"],
  lines: true,
  parameters: [
    ...sourceParameters,
    "refresh",
    "routing",
    "timeout",
    "wait_for_active_shards",
    "require_alias",
    "type",
  ],
  missing: ["pipeline", "require_data_stream", "list_executed_pipelines", "include_source_on_error"],
  answer: bulk,
};

interface Planned {
  readonly action: BulkAction;
  readonly target: string;
  readonly routing: string | undefined;
  /** Read before anything is written: a malformed update refuses the request. */
  readonly update: UpdateRequest | undefined;
  readonly needsAlias: boolean;
}

function bulk(call: Call, cluster: Cluster): Reply {
  const started = cluster.world.now();
  const refresh = readRefresh(call.parameters);
  if (call.body === "") throw bodyRequired();
  const planned = readBulkLines(call.body).map((each) => plan(each, call));
  check(planned);
  const touched = new Map<string, IndexEntry>();
  const selection = sourceSelectionOf(call.parameters);
  const items = planned.map((each) => perform(cluster, each, refresh, selection, touched));
  for (const entry of touched.values()) cluster.written(entry, refresh !== "false");
  return ok({
    errors: items.some(({ failed }) => failed),
    took: cluster.world.now() - started,
    items: items.map(({ item }) => item),
  });
}

function plan(action: BulkAction, { parts, parameters }: Call): Planned {
  return {
    action,
    target: action.index ?? parts.index ?? "",
    routing: action.routing ?? parameters.text("routing"),
    update: action.action === "update" ? readUpdate(optionalObject(action.source)) : undefined,
    needsAlias: action.requireAlias ?? parameters.flag("require_alias", false),
  };
}

function check(planned: readonly Planned[]): void {
  if (planned.length === 0) throw validationError(["no requests added"]);
  const problems = planned.flatMap((each) => {
    const missing = each.target === "" ? ["index is missing"] : [];
    const noId = needsId(each.action) && !each.action.id ? ["id is missing"] : [];
    return [...missing, ...noId, ...guardProblems(each)];
  });
  if (problems.length > 0) throw validationError(problems);
}

const needsId = ({ action }: BulkAction): boolean => action === "update" || action === "delete";

/** The checks of a single write, whose numbered problems are numbered again for the whole request. */
function guardProblems({ update, action: { guards, retries, id, action } }: Planned): string[] {
  try {
    if (update) checkUpdate(update, guards, retries);
    else if (action !== "update") checkGuards(guards, id, action);
    return [];
  } catch (cause) {
    if (!(cause instanceof SearchError) || cause.type !== "action_request_validation_exception") throw cause;
    return [...cause.reason.matchAll(/\d+: ([^;]*);/g)].map((found) => found[1] ?? "");
  }
}

interface Item {
  readonly item: ReplyValue;
  readonly failed: boolean;
}

function perform(
  cluster: Cluster,
  planned: Planned,
  refresh: Refresh,
  selection: SourceSelection | undefined,
  touched: Map<string, IndexEntry>,
): Item {
  try {
    const { entry, status, reply } = execute(cluster, planned, refresh, selection);
    touched.set(entry.live.name, entry);
    reply.status = status;
    return { item: { [planned.action.action]: reply }, failed: false };
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    const name = failedIndex(cluster, planned.target);
    const { action, id = null } = planned.action;
    const item = { _index: name, _id: id, status: cause.status, error: describeError(cause) };
    return { item: { [action]: item }, failed: true };
  }
}

/** An alias with one index to write to is shown as that index. */
function failedIndex(cluster: Cluster, name: string): string {
  const [only, second] = cluster.withAlias(name);
  return only && !second ? only.live.name : name;
}

interface Executed {
  entry: IndexEntry;
  status: number;
  reply: { [key: string]: ReplyValue };
}

function execute(
  cluster: Cluster,
  planned: Planned,
  refresh: Refresh,
  selection: SourceSelection | undefined,
): Executed {
  const { target: index, routing, needsAlias: requireAlias, update } = planned;
  const { id, guards, action, source, selection: own } = planned.action;
  if (update && id !== undefined) {
    const updated = updateDocument(cluster, { index, id, routing, update, guards, requireAlias });
    const reply = describeUpdate(updated, refresh, update.source ?? own ?? selection);
    return { entry: updated.written.entry, status: updated.written.status, reply };
  }
  const operation = action === "update" ? "index" : action;
  const written = writeDocument(cluster, { index, id, routing, operation, source, guards, requireAlias });
  return { entry: written.entry, status: written.status, reply: describeWrite(written, refresh) };
}
