import type { Options } from "minisearch";

/** One thing that can be found. */
export interface SearchDocument {
  id: number;
  kind: "lesson" | "section" | "block" | "term";
  /** On this site, with its anchor. */
  address: string;
  title: string;
  /** `1.2 Filtering, NULL, expressions, order` */
  where: string;
  text: string;
}

/** What a search shows of one document: its sentence, cut at the word that was found. */
export interface SearchHit extends Omit<SearchDocument, "id" | "text"> {
  before: string;
  match: string;
  after: string;
}

/** A search of the course, wherever it runs: in the page over a fetched index, or on a server. */
export interface CourseSearch {
  find(text: string): SearchHit[];
}

/** Settings of the index: the build writes with them, the page reads with them. */
export const searchOptions: Options<SearchDocument> = {
  fields: ["title", "text"],
  storeFields: ["kind", "address", "title", "where", "text"],
  searchOptions: {
    boost: { title: 3 },
    prefix: true,
    // One mistake in five letters: a slip of the finger, not another word.
    fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    combineWith: "AND",
  },
};

/** Where the build puts the index. */
export const searchIndexAddress = "/generated/search.json";

/** The sentence of a text around the first of some words, cut into before, match and after. */
export function excerpt(text: string, words: string[]): Pick<SearchHit, "before" | "match" | "after"> {
  const at = firstMatch(text, words);
  if (!at) return { before: clip(text, 140), match: "", after: "" };
  const start = Math.max(lastIndexOf(text.slice(0, at.from), /[.!?\n]\s*/g), at.from - 80);
  const end = text.slice(at.to).search(/[.!?\n](\s|$)/);
  const stop = Math.min(end < 0 ? text.length : at.to + end + 1, at.to + 100);
  return {
    before: (start > 0 && start === at.from - 80 ? "…" : "") + text.slice(start, at.from),
    match: text.slice(at.from, at.to),
    after: text.slice(at.to, stop) + (stop === at.to + 100 && stop < text.length ? "…" : ""),
  };
}

function firstMatch(text: string, words: string[]): { from: number; to: number } | undefined {
  const lower = text.toLowerCase();
  const found = words
    .map((word) => ({ from: lower.indexOf(word.toLowerCase()), length: word.length }))
    .filter((one) => one.from >= 0)
    .sort((a, b) => a.from - b.from)[0];
  return found && { from: found.from, to: found.from + found.length };
}

/** End of the last match of a pattern, 0 without one. */
function lastIndexOf(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((_, match) => match.index + match[0].length, 0);
}

function clip(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, "")}…`;
}
