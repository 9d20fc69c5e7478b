"use client";

import { type ReactNode, type RefObject, useEffect, useState } from "react";
import type { Schema } from "@/sandbox/sql/catalog";
import { pageEngine } from "../page-engine";
import { pageSources } from "../page-sources";
import { fetchDataset, type PublishedDataset } from "../published-dataset";
import type { Peek } from "./PeekRows";
import { peekTable } from "./peek-table";
import { SchemaPanel } from "./SchemaPanel";

/** The tables of the page's dataset under a block. Its rows are those that a block starts from. */
export default function BlockSchema({ root }: { root: RefObject<Element | null> }): ReactNode {
  const [found, setFound] = useState<Found | string>("The tables are on their way.");
  useEffect(() => {
    let gone = false;
    void readSchema(root.current).then((answer) => {
      if (!gone) setFound(answer);
    });
    return () => {
      gone = true;
    };
  }, [root]);
  if (typeof found === "string") return <p className="line">{found}</p>;
  return <SchemaPanel schema={found.schema} peek={found.peek} name="Tables that this block can ask" />;
}

interface Found {
  schema: Schema;
  peek: Peek;
}

async function readSchema(element: Element | null): Promise<Found | string> {
  const sources = element ? pageSources(element) : undefined;
  if (!sources) return "This page does not say which tables belong to it.";
  const dataset = (): Promise<PublishedDataset> => fetchDataset(sources.dataset);
  try {
    const { schema } = await dataset();
    if (!schema) return "The dataset of this page does not describe its tables.";
    return { schema, peek: peekTable(() => pageEngine(sources.engine), dataset) };
  } catch {
    // Offline on a first visit: the next press tries again.
    return "The tables did not arrive. Close this and open it again to try once more.";
  }
}
