"use client";

import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { isMac } from "../frame/is-mac";
import { NotArrived } from "../frame/NotArrived";
import { isTyping } from "../frame/typing";

const SearchDialog = lazy(() => import("./SearchDialog").catch(() => ({ default: NotArrived })));

/** Opens the search; so do `/` and Mod-K. The dialog and its index come with the first use. */
export function SearchButton(): ReactNode {
  const [open, setOpen] = useState(false);
  const [keys, setKeys] = useState("Ctrl K");
  useEffect(() => {
    if (isMac()) setKeys("⌘K");
    const press = (event: KeyboardEvent): void => {
      const mod = (event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k";
      const slash = event.key === "/" && !event.metaKey && !event.ctrlKey && !isTyping(event);
      if ((!mod && !slash) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button type="button" className="find needs-script" onClick={() => setOpen(true)}>
        <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.3" />
          <path d="m10.2 10.2 3.5 3.5" />
        </svg>
        <span>Search the course</span>
        <kbd aria-hidden="true">{keys}</kbd>
      </button>
      {open ? (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
