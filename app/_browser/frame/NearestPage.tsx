"use client";

import { type ReactNode, useEffect, useState } from "react";
import { type KnownPage, pageListAddress } from "@/content/page-list";
import { nearestPage } from "./nearest-page";

/** The address that was asked for, as the query that it amounts to, and the page that was most likely meant. */
export function NearestPage(): ReactNode {
  const [path, setPath] = useState<string>();
  const [near, setNear] = useState<KnownPage>();
  // One HTML answers every unknown address, so only the browser knows which it was.
  useEffect(() => {
    const asked = decoded(location.pathname);
    setPath(asked);
    void knownPages().then((pages) => setNear(nearestPage(asked, pages)));
  }, []);
  return (
    <>
      <div className="run asked">
        <pre className="code">
          <span className="k">SELECT</span> title <span className="k">FROM</span> pages{"\n"}
          <span className="k">WHERE</span> path ={" "}
          <span className="s">'{path?.replaceAll("'", "''") ?? "…"}'</span>;
        </pre>
        <p className="none">0 rows.</p>
      </div>
      <p className="serif">
        {near ? (
          <>
            Closest by spelling: <a href={near.address}>{near.title}</a>. Or go to{" "}
          </>
        ) : (
          "Go to "
        )}
        <a href="/">all lessons</a> or the <a href="/glossary">glossary</a>
        <span className="needs-script">
          , or search with <kbd>/</kbd>
        </span>
        .
      </p>
    </>
  );
}

/** The pages of the site; none when the list does not come: the page leads to all lessons anyway. */
async function knownPages(): Promise<KnownPage[]> {
  try {
    const response = await fetch(pageListAddress);
    return response.ok ? ((await response.json()) as KnownPage[]) : [];
  } catch {
    return [];
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a lone % is no encoding
  }
}
