import type { SqlExercise } from "../exercise";
import { printProbes } from "./checks/probes";
import { printRows } from "./checks/rows";
import { hash53 } from "./hash53";
import type { CheckObservation, Observation } from "./observe";

/**
 * What an answer did on a dataset, as a short text that answers of equal behaviour share. Of the error's words the
 * first line counts; of a stop, its reason. Nothing of the rows can be read back from it.
 */
export function fingerprintOf(observation: Observation, exercise: SqlExercise): string {
  if (neverEnds(observation)) return "never ends";
  if (observation.end === "error")
    return `error ${observation.error.code} ${hash53(observation.error.message)}`;
  if (observation.end === "stopped") return `stopped ${observation.limit}`;
  return hash53(observation.checks.map((check) => printOf(check, exercise)).join("\u0000"));
}

/** Whether the clock or the memory comes first depends on the machine: what never ends is one behaviour. */
const neverEnds = (observation: Observation): boolean =>
  observation.end === "stopped" && (observation.limit === "time" || observation.limit === "memory");

function printOf(seen: CheckObservation, { compare }: SqlExercise): string {
  switch (seen.kind) {
    case "rows":
      return printRows(seen, compare);
    case "state":
    case "schema":
      return printProbes(seen);
    case "plan":
      return seen.nodes.map(({ name }) => name).join("|");
    case "error":
      return seen.code ?? "ran";
    case "syntax":
      return `${seen.found.join()} ${seen.everywhere.join()}`;
  }
}
