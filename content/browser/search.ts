import MiniSearch from "minisearch";
import {
  type CourseSearch,
  excerpt,
  type SearchDocument,
  searchIndexAddress,
  searchOptions,
} from "../search";

let opened: Promise<CourseSearch> | undefined;

/** Fetches the index once. Rejects when it does not come; the next call tries again. */
export function openSearch(): Promise<CourseSearch> {
  opened ??= open().catch((cause: unknown) => {
    opened = undefined;
    throw cause;
  });
  return opened;
}

async function open(): Promise<CourseSearch> {
  const response = await fetch(searchIndexAddress);
  if (!response.ok) throw new Error(`${searchIndexAddress} answered ${response.status}`);
  return searchOver(await response.text());
}

/** A search over an index made by `content/server/search-index`. At most 20 hits, best first. */
export function searchOver(json: string): CourseSearch {
  const index = MiniSearch.loadJSON<SearchDocument>(json, searchOptions);
  return {
    find: (text) =>
      index
        .search(text)
        .slice(0, 20)
        .map((result) => {
          const { kind, address, title, where, text: whole } = result as unknown as SearchDocument;
          return { kind, address, title, where, ...excerpt(whole, result.terms) };
        }),
  };
}
