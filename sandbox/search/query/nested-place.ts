import type { Segment } from "../index/reader";
import type { JsonNode } from "../json/node";
import type { ReplyValue } from "../json/reply-value";
import { nodesAt } from "../json/walk";

/** One step on the way to a nested object. */
export interface NestedStep {
  /** Whole path of the object. */
  readonly path: string;
  /** The path from the step before. */
  readonly field: string;
  /** Zero-based place among the objects at `field`. */
  readonly offset: number;
}

/** The way from a document to one of its nested objects, the outermost step first; none for the document itself. */
export function nestedSteps(segment: Segment, doc: number): readonly NestedStep[] {
  const objects = [doc];
  for (let at = doc + 1; at < segment.size && at < segment.rootOf(doc); at += 1)
    if (isAround(segment, at, objects.at(-1) ?? doc)) objects.push(at);
  let around = "";
  return objects.toReversed().flatMap((at) => {
    const path = segment.nestedPath(at);
    if (path === undefined) return [];
    const field = around === "" ? path : path.slice(around.length + 1);
    around = path;
    return [{ path, field, offset: segment.nestedOffset(at) }];
  });
}

/** Objects stand before the one that they are in. */
const isAround = (segment: Segment, outer: number, inner: number): boolean =>
  (segment.nestedPath(inner) ?? "").startsWith(`${segment.nestedPath(outer)}.`);

/** The steps as a hit shows them (`_nested`). */
export function shownSteps([first, ...rest]: readonly NestedStep[]): ReplyValue {
  if (!first) return null;
  const { field, offset } = first;
  return rest.length === 0 ? { field, offset } : { field, offset, _nested: shownSteps(rest) };
}

/** The object that the steps lead to. */
export function objectAt(source: JsonNode, steps: readonly NestedStep[]): JsonNode | undefined {
  return steps.reduce<JsonNode | undefined>(
    (around, { field, offset }) => around && nodesAt(around, field)[offset],
    source,
  );
}
