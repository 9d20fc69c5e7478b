import { illegalArgument } from "../errors/search-error";
import { dateLine, numberLine } from "./bucket-line";
import { checkOrder } from "./order";
import { requireRanges } from "./parse-range";
import { checkHint } from "./parse-terms";
import { rangeEnd } from "./range";
import type { AggregationRun } from "./run";
import { termFilter } from "./term-filter";
import type { AggregationNode, AggregationTree } from "./tree";

/** Where an aggregation stands. */
interface Place {
  /** The aggregation above, `undefined` at the top. */
  readonly parent: string | undefined;
  /** Path of the innermost nested scope. */
  readonly nested: string | undefined;
}

/** Refuses what Elasticsearch's shards refuse before they look at a document. */
export function checkTree(tree: AggregationTree, run: AggregationRun): void {
  checkLevel(tree, run, { parent: undefined, nested: undefined });
}

function checkLevel(tree: AggregationTree, run: AggregationRun, place: Place): void {
  for (const node of tree.aggregations) {
    checkNode(node, run, place);
    checkLevel(node.sub, run, { parent: node.name, nested: nestedScope(node, place.nested) });
  }
}

function nestedScope({ definition }: AggregationNode, around: string | undefined): string | undefined {
  if (definition.type === "nested" || definition.type === "reverse_nested") return definition.path;
  return definition.type === "global" ? undefined : around;
}

function checkNode({ name, definition, sub }: AggregationNode, run: AggregationRun, place: Place): void {
  switch (definition.type) {
    case "terms":
      checkHint(definition);
      termFilter(name, definition, run.source(definition));
      checkOrder(definition.order, sub);
      break;
    case "range":
    case "date_range":
      requireRanges(name, definition);
      for (const { from, to } of definition.ranges) {
        for (const end of [from, to])
          if (end !== undefined) rangeEnd(end, definition, run.source(definition));
      }
      break;
    case "histogram":
      numberLine(definition, run.source(definition));
      checkOrder(definition.order, sub);
      break;
    case "date_histogram":
      dateLine(name, definition, run.source(definition));
      checkOrder(definition.order, sub);
      break;
    case "global":
      if (place.parent !== undefined) throw misplacedGlobal(place.parent, name);
      break;
    case "reverse_nested":
      checkReverse(name, definition.path, place.nested);
      break;
    case "top_hits":
      checkWindow(name, definition.window, run);
      break;
    case "filter":
    case "filters":
    case "nested":
      break;
    default:
      run.source(definition);
  }
}

function misplacedGlobal(parent: string, name: string) {
  const rule = "Global aggregations can only be defined as top level aggregations";
  return illegalArgument(`Aggregation [${parent}] cannot have a global sub-aggregation [${name}]. ${rule}`);
}

function checkReverse(name: string, path: string | undefined, scope: string | undefined): void {
  if (scope === undefined) {
    throw illegalArgument(
      `Reverse nested aggregation [${name}] can only be used inside a [nested] aggregation`,
    );
  }
  if (path !== undefined && !scope.startsWith(`${path}.`)) {
    throw illegalArgument(
      `Reverse nested path [${path}] is not a parent of the current nested scope [${scope}]`,
    );
  }
}

const DEFAULT_WINDOW = 100;

function checkWindow(name: string, window: number, run: AggregationRun): void {
  for (const scope of run.scopes) {
    const limit = Number(scope.setting("index.max_inner_result_window") ?? DEFAULT_WINDOW);
    if (window <= limit) continue;
    const what = `Top hits result window is too large, the top hits aggregator [${name}]'s from + size must be less than or equal to: [${limit}] but was [${window}].`;
    throw illegalArgument(
      `${what} This limit can be set by changing the [index.max_inner_result_window] index level setting.`,
    );
  }
}
