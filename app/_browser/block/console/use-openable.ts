import { type RefObject, useEffect, useRef, useState } from "react";
import type { Dataset } from "@/sandbox/engine";
import { pageSources } from "../page-sources";
import { fetchDataset } from "../published-dataset";

/** An address of the page's store that is to open in the browser. */
export interface Openable {
  /** Path and query. */
  target: string;
  /** What ran before it was printed, in order. */
  texts: string[];
  /** Where they start; without it, the rows of the page. */
  dataset?: Dataset;
}

/** A place for the element that shows the address, and where it opens: undefined until a service worker can answer, or for good without one. */
export function useOpenable<Shown extends Element>(
  openable: Openable,
): [place: RefObject<Shown | null>, href: string | undefined] {
  const { target, texts, dataset } = openable;
  const place = useRef<Shown>(null);
  const [href, setHref] = useState<string>();
  const told = JSON.stringify(texts);
  useEffect(() => {
    const start = startOf(place.current, dataset);
    if (!start || !("serviceWorker" in navigator)) return undefined;
    let current = true;
    const story = { dataset: start, texts: JSON.parse(told) as string[] };
    import("./open-address")
      .then(({ openableAddress }) => openableAddress(story, target))
      .then(
        (address) => {
          if (current) setHref(address);
        },
        // Its code did not arrive: the address stays the text that it is.
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [target, told, dataset]);
  return [place, href];
}

function startOf(place: Element | null, dataset: Dataset | undefined): (() => Promise<Dataset>) | undefined {
  if (dataset) return () => Promise.resolve(dataset);
  const sources = place ? pageSources(place) : undefined;
  return sources?.engine === "objects" ? () => fetchDataset(sources.dataset) : undefined;
}
