"use client";

import { type ReactNode, useEffect, useState } from "react";

/** Below 1024 px: opens the list of lessons in the flow of the page. Pages without a list hide it by their style. */
export function LessonsButton(): ReactNode {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    document.body.classList.toggle("contents-open", open);
    if (!open) return;
    const list = document.getElementById("contents");
    list?.focus();
    const close = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      setOpen(false);
      if (list?.contains(document.activeElement)) document.getElementById("lessons-button")?.focus();
    };
    // A place in this lesson was chosen: the list has done its work.
    const chosen = (): void => setOpen(false);
    document.addEventListener("keydown", close);
    window.addEventListener("hashchange", chosen);
    return () => {
      document.removeEventListener("keydown", close);
      window.removeEventListener("hashchange", chosen);
    };
  }, [open]);
  return (
    <button
      type="button"
      id="lessons-button"
      className="plain menu needs-script"
      aria-expanded={open}
      aria-controls="contents"
      onClick={() => setOpen(!open)}
    >
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
      </svg>
      Lessons
    </button>
  );
}
