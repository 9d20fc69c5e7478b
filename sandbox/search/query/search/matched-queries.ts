import { hashOrder } from "../../index/java-map";
import { float, type ReplyValue } from "../../json/reply-value";
import type { Matches } from "../matches";
import { levelOf } from "../nested-level";
import type { SearchScope } from "../scope";
import { weigh } from "../weigh";
import type { Hit } from "./hits";
import type { SearchBody } from "./request";

/** Which of a search's named queries a hit matches; nothing where it matches none. */
export type MatchedQueries = (hit: Hit) => { matched_queries?: ReplyValue };

/** Prepares the named queries of a search on an index. Each is run over a segment when a hit of it is first shown. */
export function prepareMatchedQueries(
  { named, namedScores }: Pick<SearchBody, "named" | "namedScores">,
  scope: SearchScope,
): MatchedQueries {
  if (named.size === 0) return () => ({});
  const queries = hashOrder([...named.keys()]).flatMap((name) => {
    const query = named.get(name);
    return query ? [{ name, scores: scoresBySegment(weigh(query, scope)) }] : [];
  });
  return ({ segment, doc }) => {
    const level = levelOf(segment, doc);
    const matched = queries.flatMap(({ name, scores }) => {
      const score = scores(level).get(doc);
      return score === undefined ? [] : [{ name, score }];
    });
    if (matched.length === 0) return {};
    return {
      matched_queries: namedScores
        ? Object.fromEntries(matched.map(({ name, score }) => [name, float(score)]))
        : matched.map(({ name }) => name),
    };
  };
}

type Scores = ReadonlyMap<number, number>;

function scoresBySegment(weigher: ReturnType<typeof weigh>): (segment: Hit["segment"]) => Scores {
  const known = new Map<Hit["segment"], Scores>();
  return (segment) => {
    const scores = known.get(segment) ?? scoresOf(weigher(segment));
    known.set(segment, scores);
    return scores;
  };
}

const scoresOf = ({ docs, scores }: Matches): Scores =>
  new Map(Array.from(docs, (doc, i): [number, number] => [doc, scores?.[i] ?? 0]));
