"use client";

import { type ReactNode, useState } from "react";

/** A long value of a cell: three lines until it is opened. */
export function LongText({ text }: { text: string }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <button type="button" className="long" aria-expanded={open} onClick={() => setOpen(!open)}>
      <span className={open ? undefined : "clamp"}>{text}</span>
      <span className="more">
        {open ? "Show less" : `Show all ${text.length.toLocaleString("en")} characters`}
      </span>
    </button>
  );
}
