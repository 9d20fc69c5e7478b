import type { ConsoleExercise } from "../../exercise";
import { type Step, readSteps, writeSteps } from "./console-tree";
import { consoleOperators } from "./operators";

/** A text that differs from the reference in one place, as a mistake would make it. */
export interface ConsoleMutant {
  /** Stable name, for example "range-boundary-1"; the number counts the changes of one operator from the top. */
  id: string;
  /** In words, with the place: "line 3: gte became gt". */
  description: string;
  text: string;
}

/** Mutants of a reference in a stable order: by operator, then by place. Throws when the reference holds a line that is no request. */
export function consoleMutantsOf(kind: ConsoleExercise["kind"], reference: string): ConsoleMutant[] {
  const steps = readSteps(kind, reference);
  if (!steps) throw new Error("The reference holds a line that is no request, so it has no mutants.");
  const seen = new Set([writeSteps(steps)]);
  return consoleOperators[kind]
    .flatMap((operator) =>
      steps
        .flatMap((step, at) => operator.apply(step, steps).map((change) => ({ at, change })))
        .map(({ at, change }, i) => ({
          id: `${operator.name}-${i + 1}`,
          description: `line ${lineOf(steps, at)}: ${change.says}`,
          text: writeSteps(steps.toSpliced(at, 1, ...change.steps)),
        })),
    )
    .filter(({ text }) => {
      const isNew = !seen.has(text);
      seen.add(text);
      return isNew;
    });
}

const lineOf = (steps: Step[], at: number): number => steps[at]?.line ?? 1;
