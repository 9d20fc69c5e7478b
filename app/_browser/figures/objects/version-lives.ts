import { figureReply, textAt } from "@/app/_ui/figures/figure-replies";
import { type StoredVersion, storedVersions } from "./stored-versions";

/** Part of a version's life: so many days from `from`, exclusive of `to`. */
export interface LifePart {
  from: number;
  to: number;
  state: "newest" | "older" | "marker";
}

/** A version or delete marker, with all that it was. */
export interface VersionLife {
  id: string;
  key: string;
  label: string;
  parts: LifePart[];
}

interface Day {
  day: number;
  versions: StoredVersion[];
}

/** The recorded days, in order; empty when one is missing. Query names are `day-<n>`. */
export function recordedDays(rows: Record<string, unknown>, days: number[]): Day[] {
  const found = days.flatMap((day) => {
    const reply = figureReply(rows, `day-${day}`);
    return reply ? [{ day, versions: storedVersions(textAt(reply, "body")) }] : [];
  });
  return found.length === days.length ? found : [];
}

/** What exists on a day: as on the last recorded day up to it. */
export function versionsOn(recorded: Day[], day: number): StoredVersion[] {
  return recorded.findLast((one) => one.day <= day)?.versions ?? [];
}

const stateOf = ({ kind, latest }: StoredVersion): LifePart["state"] => {
  if (kind === "marker") return "marker";
  return latest ? "newest" : "older";
};

/** The lives of all versions until `end`, by key and in the order in which they came. */
export function versionLives(recorded: Day[], end: number): VersionLife[] {
  const all = recorded.flatMap(({ versions }) => versions.toReversed());
  const ids = [...new Set(all.map(({ id }) => id))];
  const keys = [...new Set(all.map(({ key }) => key))];
  return keys.flatMap((key) => {
    const own = ids.filter((id) => all.some((one) => one.id === id && one.key === key));
    let count = 0;
    return own.map((id) => {
      const marker = all.some((one) => one.id === id && one.kind === "marker");
      if (!marker) count += 1;
      return {
        id,
        key,
        label: marker ? "delete marker" : `version ${count}`,
        parts: partsOf(recorded, id, end),
      };
    });
  });
}

function partsOf(recorded: Day[], id: string, end: number): LifePart[] {
  const parts: LifePart[] = [];
  for (const [at, { day, versions }] of recorded.entries()) {
    const version = versions.find((one) => one.id === id);
    if (!version) continue;
    const to = recorded[at + 1]?.day ?? end;
    const last = parts.at(-1);
    const state = stateOf(version);
    if (last?.to === day && last.state === state) last.to = to;
    else parts.push({ from: day, to, state });
  }
  return parts;
}
