"use client";

import type { ReactNode } from "react";

/** What is said when a page breaks: what is safe, then what to do. */
export function BrokenPage({ number }: { number: string | undefined }): ReactNode {
  return (
    <main id="main" className="narrow">
      <h1>This page broke. The fault is ours.</h1>
      <p className="serif">
        What you typed and your progress are kept in this browser. Nothing of it is lost.
      </p>
      <p className="acts">
        <button type="button" className="b go" onClick={() => location.reload()}>
          Load the page again
        </button>
        <a href="/">All lessons</a>
      </p>
      {number ? (
        <p className="serif meta">
          If it happens twice, report this number: <span className="mono">{number}</span>.
        </p>
      ) : null}
    </main>
  );
}
