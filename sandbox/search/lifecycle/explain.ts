import type { Cluster, IndexEntry } from "../cluster/cluster";
import type { ReplyValue } from "../json/reply-value";
import { toReply } from "../rest/filter-path";
import type { Phase } from "./policy";
import { lifecycleDate, phasesAround, phasesOf, policyNameOf } from "./state";

/** What `_ilm/explain` tells of one index. */
export function explainLifecycle(
  cluster: Cluster,
  entry: IndexEntry,
): { readonly [key: string]: ReplyValue } {
  const { live, lifecycle } = entry;
  const policy = policyNameOf(entry);
  if (policy === undefined) return { index: live.name, managed: false };
  const now = cluster.world.now();
  const date = lifecycleDate(entry);
  const creation = {
    index_creation_date_millis: live.created,
    time_since_index_creation: shownTime(now - live.created),
  };
  const head = { index: live.name, managed: true, policy, ...creation };
  if (!lifecycle || lifecycle.policy !== policy)
    return {
      ...head,
      step_info: { type: "illegal_argument_exception", reason: `policy [${policy}] does not exist` },
    };
  const phase = phasesAround(phasesOf(cluster, entry), lifecycle).now;
  return {
    ...head,
    lifecycle_date_millis: date,
    age: shownTime(now - date),
    phase: lifecycle.phase,
    phase_time_millis: lifecycle.phaseTime,
    action: lifecycle.action,
    action_time_millis: lifecycle.actionTime,
    step: lifecycle.step,
    step_time_millis: lifecycle.stepTime,
    ...(lifecycle.failure && {
      failed_step: lifecycle.failure.failedStep,
      step_info: { type: lifecycle.failure.type, reason: lifecycle.failure.reason },
    }),
    phase_execution: {
      policy,
      ...(phase && { phase_definition: shownPhase(phase) }),
      version: lifecycle.version ?? 1,
      modified_date_in_millis: lifecycle.modified ?? 0,
    },
  };
}

/** A phase as policies show it, its age always. */
export const shownPhase = ({ shownAge, actions }: Phase): ReplyValue => ({
  min_age: shownAge,
  actions: Object.fromEntries(actions.map(({ name, body }) => [name, shownAction(name, toReply(body))])),
});

function shownAction(name: string, body: ReplyValue): ReplyValue {
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return name === "delete" && isObject ? { delete_searchable_snapshot: true, ...body } : body;
}

const UNITS: readonly (readonly [string, number])[] = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
  ["s", 1_000],
];

/** `TimeValue.toHumanReadableString(2)`: the greatest unit that fits, with two decimals at most, cut off. */
export function shownTime(ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? ["ms", 1];
  return `${Math.floor((ms / size) * 100) / 100}${unit}`;
}
