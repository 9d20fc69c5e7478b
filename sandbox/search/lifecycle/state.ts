import type { Cluster, IndexEntry, LifecycleState } from "../cluster/cluster";
import { textSetting } from "../cluster/cluster";
import { type Phase, readPolicy } from "./policy";

/** The policy that an index names, `undefined` where it names none. */
export const policyNameOf = ({ live }: IndexEntry): string | undefined =>
  textSetting(live, "index.lifecycle.name") || undefined;

/** The phases of an index's policy; none where the policy is not there. */
export function phasesOf(cluster: Cluster, entry: IndexEntry): readonly Phase[] {
  const stored = cluster.policies.get(policyNameOf(entry) ?? "");
  return stored ? readPolicy(stored.body) : [];
}

/** From when ages count: the rollover, or else the making of the index. */
export const lifecycleDate = ({ live, rolledOver }: IndexEntry): number => rolledOver ?? live.created;

/** The phase that an index is in, and the one that comes next. */
export function phasesAround(
  phases: readonly Phase[],
  { phase }: LifecycleState,
): { now: Phase | undefined; next: Phase | undefined } {
  const at = phases.findIndex(({ name }) => name === phase);
  return { now: phases[at], next: phases[at + 1] };
}
