import type { Segment } from "../../index/reader";
import { nestedLevel } from "../nested-level";
import type { NestedQuery } from "../parse-nested";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import { type Explainer, type ExplainInside, explained, unmatched } from "./explanation";

const modes = { avg: "Avg", sum: "Total", min: "Min", max: "Max", none: "None" } as const;

/** Explains objects at a path by the best of them (Lucene's ToParentBlockJoinQuery). */
export function explainNested(
  query: NestedQuery,
  scope: SearchScope,
  boost: number,
  explainQuery: ExplainInside,
): Explainer {
  const whole = weigh({ ...query, boost: 1 }, scope, boost);
  const inner = weigh(query.query, scope, boost);
  const explain = explainQuery(query.query, scope, boost);
  return (segment, doc) => {
    const { docs, scores } = whole(segment);
    const at = docs.indexOf(doc);
    if (at < 0) return unmatched("Not a match");
    const first = firstChild(segment, doc);
    const level = nestedLevel(segment, query.path);
    const found = inner(segment);
    const children = Array.from(found.docs.keys()).filter((i) => {
      const child = found.docs[i] ?? -1;
      return child >= first && child < doc && level.isRoot(child);
    });
    const best = children.reduce(
      (a, b) => ((found.scores?.[b] ?? 0) > (found.scores?.[a] ?? 0) ? b : a),
      children[0] ?? 0,
    );
    const range = `in range from ${segment.docBase + first} to ${segment.docBase + doc - 1}`;
    return explained(
      scores?.[at] ?? 0,
      `Score based on ${children.length} child docs ${range}, using score mode ${modes[query.scoreMode]}`,
      explain(segment, found.docs[best] ?? 0),
    );
  };
}

/** The first object of a document: objects stand before it. */
function firstChild(segment: Segment, doc: number): number {
  let first = doc;
  while (first > 0 && !segment.isRoot(first - 1)) first -= 1;
  return first;
}
