import type { Json } from "../../grader/console/json-value";
import type { CommandStep, RequestStep, Step } from "./console-tree";
import { type JsonPlace, renamed, isFields, walkJson, withAt } from "./json-walk";

/** One change of a text: the steps that come in the place of one step, and the change in words. */
export interface Change {
  steps: Step[];
  says: string;
}

/** A way to go wrong. `example`: before and after with an arrow between; a body alone is that of a request. */
export interface Operator {
  name: string;
  example: string;
  /** Changes of one step. */
  apply(step: Step, all: readonly Step[]): Change[];
}

/** A change of a body: what comes at the path of the place, or instead of what is around it. */
export interface JsonChange {
  path: (string | number)[];
  /** Without a value it is left out. */
  value?: Json;
  says: string;
}

/** An operator on values of JSON bodies. */
export const jsonOperator = (
  name: string,
  example: string,
  at: (place: JsonPlace, step: RequestStep | CommandStep) => JsonChange[],
): Operator => ({
  name,
  example,
  apply: (step) => (step.kind === "other" ? [] : step.bodies.flatMap((_, i) => bodyChanges(step, i, at))),
});

function bodyChanges(
  step: RequestStep | CommandStep,
  index: number,
  at: (place: JsonPlace, step: RequestStep | CommandStep) => JsonChange[],
): Change[] {
  const body = step.bodies[index];
  if (!body || !("json" in body)) return [];
  return walkJson(body.json)
    .flatMap((place) => at(place, step))
    .map(({ path, value, says }) => {
      const bodies = step.bodies.toSpliced(index, 1, { json: withAt(body.json, path, value) });
      return { steps: [{ ...step, bodies }], says: path.length === 0 ? says : `${path.join(".")}: ${says}` };
    });
}

/** An operator on requests. */
export const requestOperator = (
  name: string,
  example: string,
  at: (step: RequestStep) => { step: RequestStep; says: string }[],
): Operator => ({
  name,
  example,
  apply: (step) =>
    step.kind === "request" ? at(step).map((change) => ({ steps: [change.step], says: change.says })) : [],
});

/** Another value in the place of this one. */
export const set = (
  { path, value: before }: JsonPlace,
  value: Json,
  says = `${JSON.stringify(before)} became ${JSON.stringify(value)}`,
): JsonChange => ({ path, value, says });

/** This value and its key, or its place in a list, left out. */
export const drop = ({ path }: JsonPlace): JsonChange => ({ path, says: "left out" });

/** A key of this object under another name. */
export function rename({ path, value }: JsonPlace, from: string, to: string): JsonChange[] {
  if (!isFields(value) || !Object.hasOwn(value, from)) return [];
  return [{ path, value: renamed(value, from, to), says: `${from} became ${to}` }];
}
