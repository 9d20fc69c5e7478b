"use client";

import { type ReactNode, useRef, useState } from "react";

/** A box that hides what does not hold its words. The list is complete without it. Entries carry `data-entry`, groups `data-group`. */
export function FilterList({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const [said, say] = useState("");
  const filter = (text: string): void => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (entry: Element): boolean => {
      const content = entry.textContent.toLowerCase();
      return words.every((word) => content.includes(word));
    };
    let shown = 0;
    for (const entry of list.current?.querySelectorAll<HTMLElement>("[data-entry]") ?? []) {
      entry.hidden = !fits(entry);
      if (!entry.hidden) shown += 1;
    }
    for (const group of list.current?.querySelectorAll<HTMLElement>("[data-group]") ?? []) {
      group.hidden = group.querySelector("[data-entry]:not([hidden])") === null;
    }
    say(words.length === 0 ? "" : shown === 0 ? `Nothing holds “${text.trim()}”.` : `${shown} shown.`);
  };
  return (
    <>
      <label className="field needs-script">
        {label}
        <input
          type="search"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => filter(event.target.value)}
        />
      </label>
      <p className="meta" role="status">
        {said}
      </p>
      <div ref={list}>{children}</div>
    </>
  );
}
