"use client";

import { type ReactNode, useEffect, useState } from "react";
import { keptMarkup } from "@/app/_ui/lesson/kept-store";

/**
 * Markup that never changes. The server writes it into the page; the browser takes what stands there. As a prop it would be in
 * the page a second time, in the data that React starts from: a third of a lesson's weight.
 */
export function KeptMarkup({ id }: { id: string }): ReactNode {
  const [html] = useState(() => keptMarkup(id, `[id="${id}"]`));
  // It is not there only when a page was entered without being loaded: then it is loaded.
  useEffect(() => {
    if (html === "") location.reload();
  }, [html]);
  // Made by the build from the lesson's own text.
  const inside = { dangerouslySetInnerHTML: { __html: html } };
  return <div className="still" id={id} suppressHydrationWarning {...inside} />;
}
