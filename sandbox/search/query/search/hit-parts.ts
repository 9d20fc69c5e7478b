import type { FoundBy as Found } from "../../aggregation/deps";
import type { Highlighter } from "../../highlight/highlight";
import type { ReplyValue } from "../../json/reply-value";
import { part } from "../../parts/part";
import type { Explainer } from "../explain/explanation";
import type { SearchScope } from "../scope";
import type { Hit } from "./hits";
import { prepareInnerHits } from "./inner-hits";
import { prepareMatchedQueries } from "./matched-queries";
import type { SearchBody } from "./request";

/** What hits were found by, and how their scores came about. */
export interface FoundBy extends Found {
  /** Path of the nested objects that the query is about; documents unless told. */
  readonly path?: string;
  explainer(scope: SearchScope): Explainer;
}

/** Members that a hit has beside its document. */
export type HitParts = (hit: Hit) => Readonly<Record<string, ReplyValue | undefined>>;

/**
 * Prepares what the queries add to the hits of an index: highlights, which named ones match, the objects inside, how the score came about.
 * Throws what its shards refuse.
 */
export function prepareHitParts(request: SearchBody, found: FoundBy, scope: SearchScope): HitParts {
  const { highlight, explain, namedScores } = request;
  const inner = prepareInnerHits(found, scope, prepareHitParts);
  const named = prepareMatchedQueries({ named: found.named, namedScores }, scope);
  const explainer = explain ? found.explainer(scope) : undefined;
  let highlighter: Highlighter | undefined;
  return (hit) => {
    // Without a hit, Elasticsearch checks nothing of a highlight.
    if (highlight) highlighter ??= part("highlight").prepareHighlight(highlight, found.query, scope);
    const marked = highlighter?.(hit.segment, hit.doc);
    return {
      ...(explain && { _shard: `[${scope.index}][0]`, _node: "node-1" }),
      ...(marked && { highlight: marked }),
      ...named(hit),
      ...inner(hit),
      ...(explainer && { _explanation: part("explain").explanationReply(explainer(hit.segment, hit.doc)) }),
    };
  };
}
