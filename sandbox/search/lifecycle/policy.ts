import { parseTimeValue } from "../aggregation/time-value";
import type { RolloverCondition } from "../cluster/rollover";
import { contentError, illegalArgument, unsupported } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { member, scalarText, tokenName } from "../json/walk";
import { readConditions } from "../rest/rollover-endpoint";

/** In the order in which an index goes through them. */
export const PHASES = ["hot", "warm", "cold", "frozen", "delete"] as const;
export type PhaseName = (typeof PHASES)[number];

/** What happens to an index from some age on. */
export interface Phase {
  readonly name: PhaseName;
  /** Milliseconds since the rollover, or since the index was made. */
  readonly minAge: number;
  readonly shownAge: string;
  readonly actions: readonly Action[];
}

/** One thing that is done in a phase, in the order in which Elasticsearch does them. */
export interface Action {
  readonly name: string;
  readonly body: JsonObject;
  /** When to roll over, for that action. */
  readonly conditions?: readonly RolloverCondition[];
}

/** Actions by phase (`TimeseriesLifecycleType`). */
const ALLOWED: Readonly<Record<PhaseName, readonly string[]>> = {
  hot: [
    "set_priority",
    "unfollow",
    "rollover",
    "readonly",
    "downsample",
    "shrink",
    "forcemerge",
    "searchable_snapshot",
  ],
  warm: ["set_priority", "unfollow", "readonly", "downsample", "allocate", "migrate", "shrink", "forcemerge"],
  cold: [
    "set_priority",
    "unfollow",
    "readonly",
    "downsample",
    "searchable_snapshot",
    "allocate",
    "migrate",
    "freeze",
  ],
  frozen: ["unfollow", "searchable_snapshot"],
  delete: ["wait_for_snapshot", "delete"],
};

/** Those that this engine knows. */
const BUILT = [
  "set_priority",
  "unfollow",
  "rollover",
  "readonly",
  "forcemerge",
  "allocate",
  "migrate",
  "delete",
];

/** Reads the body of `PUT _ilm/policy`: its phases, in their order. */
export function readPolicy(body: JsonObject): readonly Phase[] {
  const unknown = body.entries.find(({ key }) => key !== "policy");
  if (unknown) throw contentError(unknown.keyAt, `[put_lifecycle_request] unknown field [${unknown.key}]`);
  const policy = member(body, "policy");
  const phases = policy?.kind === "object" ? member(policy, "phases") : undefined;
  if (phases?.kind !== "object") throw illegalArgument("Required [phases]");
  const read = phases.entries.map(({ key, value }) => readPhase(key, value));
  return PHASES.flatMap((name) => read.filter((phase) => phase.name === name));
}

function readPhase(key: string, value: JsonNode): Phase {
  const name = PHASES.find((each) => each === key);
  if (!name) throw illegalArgument(`Timeseries lifecycle does not support phase [${key}]`);
  const phase = objectOf(value, "phase");
  const age = member(phase, "min_age");
  const shownAge = (age && scalarText(age)) ?? "0ms";
  const actions = member(phase, "actions");
  const read = (actions ? objectOf(actions, "actions").entries : []).map((entry) =>
    readAction(name, entry.key, objectOf(entry.value, entry.key)),
  );
  return {
    name,
    minAge: parseTimeValue(shownAge, "min_age"),
    shownAge,
    actions: ALLOWED[name].flatMap((each) => read.filter((action) => action.name === each)),
  };
}

function readAction(phase: PhaseName, name: string, body: JsonObject): Action {
  if (!ALLOWED[phase].includes(name))
    throw illegalArgument(`invalid action [${name}] defined in phase [${phase}]`);
  if (!BUILT.includes(name)) throw unsupported(`the lifecycle action [${name}]`);
  if (name !== "rollover") return { name, body };
  const conditions = readConditions(body);
  if (!conditions.some((each) => each.name.startsWith("max_")))
    throw illegalArgument("At least one max_* rollover condition must be set.");
  return { name, body, conditions };
}

function objectOf(node: JsonNode, name: string): JsonObject {
  if (node.kind === "object") return node;
  throw contentError(node.at, `[${name}] Expected START_OBJECT but was: ${tokenName(node)}`);
}
