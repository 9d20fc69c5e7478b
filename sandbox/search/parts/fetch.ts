import { type PartName, type Parts, setPart } from "./part";

const fetchers: { readonly [Name in PartName]: () => Promise<Parts[Name]> } = {
  aggregation: () => import("./aggregation"),
  analysis: () => import("./analysis"),
  "by-query": () => import("./by-query"),
  cat: () => import("./cat"),
  explain: () => import("./explain"),
  "function-score": () => import("./function-score"),
  geo: () => import("./geo"),
  highlight: () => import("./highlight"),
  lifecycle: () => import("./lifecycle"),
  "query-string": () => import("./query-string"),
  regexp: () => import("./regexp"),
};

/** Fetches all parts; rejects where one cannot be had. */
export async function fetchAllParts(): Promise<void> {
  await Promise.all((Object.keys(fetchers) as PartName[]).map(fetchPart));
}

/** Fetches a part; rejects where it cannot be had, for want of a network. */
export async function fetchPart<Name extends PartName>(name: Name): Promise<void> {
  try {
    setPart(name, await fetchers[name]());
  } catch (cause) {
    throw new Error(`a part of the search engine (${name}) did not arrive; run it again with a network`, {
      cause,
    });
  }
}
