import { parseTimeValue } from "../aggregation/time-value";
import type { Cluster, IndexEntry, LifecycleState } from "../cluster/cluster";
import { textSetting } from "../cluster/cluster";
import {
  metConditions,
  planRollover,
  type RolloverCondition,
  rollOver,
  shouldRollOver,
} from "../cluster/rollover";
import { SearchError } from "../errors/search-error";
import { member, scalarText } from "../json/walk";
import type { Action, Phase } from "./policy";
import { lifecycleDate, phasesAround, phasesOf, policyNameOf } from "./state";

/**
 * Does what policies have asked for since the last request, at the times at which Elasticsearch would have looked: every
 * `indices.lifecycle.poll_interval`. The clock may have gone on by years; only the looks at which something happens are taken.
 */
export function advanceLifecycles(cluster: Cluster): void {
  const now = cluster.world.now();
  begin(cluster);
  let at = cluster.polled ?? now;
  for (;;) {
    const due = Math.min(...cluster.sorted().map(([, entry]) => dueAt(cluster, entry)));
    at = lookAfter(cluster, Math.max(at, due - 1));
    if (!(at <= now)) break;
    cluster.at(at, () => look(cluster));
  }
  cluster.polled = now;
}

/** The first look at the clock behind a moment. */
function lookAfter({ settings }: Cluster, moment: number): number {
  const name = "indices.lifecycle.poll_interval";
  const text = settings.transient.get(name) ?? settings.persistent.get(name) ?? "10m";
  const interval = Math.max(1, parseTimeValue(text, name));
  return (Math.floor(moment / interval) + 1) * interval;
}

/** Indices that have just come under a policy enter its first phase at once. */
function begin(cluster: Cluster): void {
  for (const [name, entry] of cluster.sorted()) {
    const policy = policyNameOf(entry);
    if (policy === undefined || !cluster.policies.has(policy)) continue;
    if (entry.lifecycle?.policy === policy) continue;
    const [first] = phasesOf(cluster, entry);
    const date = cluster.world.now();
    const state: LifecycleState = {
      policy,
      phase: "new",
      action: "complete",
      step: "complete",
      ...times(date),
    };
    cluster.update(name, { lifecycle: state });
    if (first && first.minAge === 0) enter(cluster, name, first);
  }
}

const times = (date: number): Pick<LifecycleState, "phaseTime" | "actionTime" | "stepTime"> => ({
  phaseTime: date,
  actionTime: date,
  stepTime: date,
});

/** When something will happen to an index by time alone, milliseconds since 1970; never is infinite. */
function dueAt(cluster: Cluster, entry: IndexEntry): number {
  const { lifecycle } = entry;
  if (!lifecycle || lifecycle.step === "ERROR") return Number.POSITIVE_INFINITY;
  const phases = phasesOf(cluster, entry);
  const { now, next } = phasesAround(phases, lifecycle);
  if (lifecycle.action === "rollover") {
    const conditions = now?.actions.find(({ name }) => name === "rollover")?.conditions ?? [];
    return rolloverDue(cluster, entry, conditions);
  }
  const coming = lifecycle.phase === "new" ? phases[0] : next;
  return coming ? lifecycleDate(entry) + coming.minAge : Number.POSITIVE_INFINITY;
}

/** An empty index is never rolled over (`indices.lifecycle.rollover.only_if_has_documents`). */
function rolloverDue(cluster: Cluster, entry: IndexEntry, conditions: readonly RolloverCondition[]): number {
  if (entry.rolledOver !== undefined) return entry.rolledOver;
  cluster.scope(entry);
  if (entry.live.stats.documents === 0) return Number.POSITIVE_INFINITY;
  const { created } = entry.live;
  const ages = conditions.filter(({ name }) => name === "max_age" || name === "min_age");
  const others = conditions.filter((each) => !ages.includes(each));
  const least = ages.filter(({ name }) => name === "min_age").map(({ value }) => created + value);
  const met = metConditions(cluster, entry, others);
  if (Object.entries(met).some(([name, is]) => name.startsWith("[min_") && !is))
    return Number.POSITIVE_INFINITY;
  const full = Object.entries(met).some(([name, is]) => name.startsWith("[max_") && is);
  const most = ages.filter(({ name }) => name === "max_age").map(({ value }) => created + value);
  return Math.max(created, ...least, full ? created : Math.min(...most));
}

function look(cluster: Cluster): void {
  for (const [name] of cluster.sorted()) {
    // One look may take an index through several phases.
    while (moved(cluster, name));
  }
}

/** Takes an index one step on; false where nothing is due. */
function moved(cluster: Cluster, name: string): boolean {
  const entry = cluster.indices.get(name);
  if (!entry?.lifecycle || dueAt(cluster, entry) > cluster.world.now()) return false;
  const phases = phasesOf(cluster, entry);
  const { now, next } = phasesAround(phases, entry.lifecycle);
  if (entry.lifecycle.action === "rollover" && now) return rolled(cluster, name, now);
  const coming = entry.lifecycle.phase === "new" ? phases[0] : next;
  if (!coming) return false;
  enter(cluster, name, coming);
  return true;
}

function enter(cluster: Cluster, name: string, phase: Phase): void {
  const stored = cluster.policies.get(cluster.indices.get(name)?.lifecycle?.policy ?? "");
  const { lifecycle } = cluster.indices.get(name) ?? {};
  if (!stored || !lifecycle) return;
  cluster.update(name, {
    lifecycle: {
      ...lifecycle,
      phase: phase.name,
      ...times(cluster.world.now()),
      version: stored.version,
      modified: stored.modified,
    },
  });
  work(cluster, name, phase.actions);
}

/** Does the actions of a phase one after the other, up to a rollover that has to wait. */
function work(cluster: Cluster, name: string, actions: readonly Action[]): void {
  for (const action of actions) {
    if (action.name === "rollover") return stand(cluster, name, "rollover", "check-rollover-ready");
    act(cluster, name, action);
    if (!cluster.indices.has(name)) return;
  }
  stand(cluster, name, "complete", "complete");
}

function stand(cluster: Cluster, name: string, action: string, step: string): void {
  const { lifecycle } = cluster.indices.get(name) ?? {};
  const date = cluster.world.now();
  if (lifecycle)
    cluster.update(name, { lifecycle: { ...lifecycle, action, actionTime: date, step, stepTime: date } });
}

function act(cluster: Cluster, name: string, { name: kind, body }: Action): void {
  const live = cluster.indices.get(name)?.live;
  const value = (key: string): string | undefined => {
    const node = member(body, key);
    return node && scalarText(node);
  };
  const set = (setting: string, text: string | undefined): void => {
    if (text !== undefined) live?.putSettings(new Map([[setting, text]]));
  };
  if (kind === "set_priority") set("index.priority", value("priority"));
  else if (kind === "readonly") set("index.blocks.write", "true");
  else if (kind === "allocate") set("index.number_of_replicas", value("number_of_replicas"));
  else if (kind === "forcemerge") live?.forceMerge();
  else if (kind === "delete") cluster.indices.delete(name);
}

/** Rolls an index over, or notes why that cannot be. */
function rolled(cluster: Cluster, name: string, phase: Phase): boolean {
  const entry = cluster.indices.get(name);
  const at = phase.actions.findIndex((action) => action.name === "rollover");
  if (!entry) return false;
  try {
    if (entry.rolledOver === undefined && !roll(cluster, entry, phase.actions[at]?.conditions ?? []))
      return false;
  } catch (cause) {
    if (!(cause instanceof SearchError)) throw cause;
    fail(cluster, name, cause);
    return true;
  }
  entry.live.putSettings(new Map([["index.lifecycle.indexing_complete", "true"]]));
  work(cluster, name, phase.actions.slice(at + 1));
  return true;
}

function roll(cluster: Cluster, entry: IndexEntry, conditions: readonly RolloverCondition[]): boolean {
  const { name } = entry.live;
  const alias = textSetting(entry.live, "index.lifecycle.rollover_alias") ?? "";
  const refused = (reason: string): SearchError => new SearchError(400, "illegal_argument_exception", reason);
  if (alias === "")
    throw refused(`setting [index.lifecycle.rollover_alias] for index [${name}] is empty or not defined`);
  const own = entry.aliases.get(alias);
  if (!own) throw refused(`index.lifecycle.rollover_alias [${alias}] does not point to index [${name}]`);
  if (own.isWriteIndex === false)
    throw refused(`index [${name}] is not the write index for alias [${alias}]`);
  if (!shouldRollOver(metConditions(cluster, entry, conditions))) return false;
  rollOver(cluster, planRollover(cluster, alias, undefined), undefined);
  begin(cluster);
  return true;
}

function fail(cluster: Cluster, name: string, { type, reason }: SearchError): void {
  const { lifecycle } = cluster.indices.get(name) ?? {};
  if (!lifecycle) return;
  const failure = { failedStep: lifecycle.step, type, reason };
  cluster.update(name, {
    lifecycle: { ...lifecycle, step: "ERROR", stepTime: cluster.world.now(), failure },
  });
}
