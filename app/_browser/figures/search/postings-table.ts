import { listAt, numberAt, textAt, valueAt } from "@/app/_ui/figures/figure-replies";

/** One term of an inverted index. */
export interface Posting {
  term: string;
  /** Places of the documents that have it, from 0, ascending. */
  documents: number[];
}

/** Between the texts of one `_analyze` lie 100 positions (Elasticsearch, `position_increment_gap`). */
const GAP = 100;

/** The inverted index of several texts that were analyzed in one request: its body in, terms in order out. */
export function postingsOf(analyzed: unknown): Posting[] {
  const lists = new Map<string, number[]>();
  let [document, last] = [0, -1];
  for (const token of listAt(analyzed, "tokens")) {
    const position = numberAt(token, "position");
    if (position - last > GAP) document += 1;
    last = position;
    const list = lists.get(textAt(token, "token")) ?? [];
    if (list.at(-1) !== document) list.push(document);
    lists.set(textAt(token, "token"), list);
  }
  return [...lists]
    .map(([term, documents]) => ({ term, documents }))
    .toSorted((a, b) => (a.term < b.term ? -1 : 1));
}

/** The different terms that a text became. */
export function termsOf(analyzed: unknown): string[] {
  return [...new Set(listAt(analyzed, "tokens").map((token) => textAt(token, "token")))];
}

/** Score by `_id`. */
export function scoresOf(found: unknown): Map<string, number> {
  return new Map(listAt(found, "hits", "hits").map((hit) => [textAt(hit, "_id"), numberAt(hit, "_score")]));
}

/** A document of the index. */
export interface Titled {
  id: string;
  title: string;
}

/** The documents that a search brought, in its order. */
export function titledOf(found: unknown): Titled[] {
  return listAt(found, "hits", "hits").map((hit) => ({
    id: textAt(hit, "_id"),
    title: textAt(valueAt(hit, "_source"), "title"),
  }));
}
