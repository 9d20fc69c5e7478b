"use client";

import { type ReactNode, useEffect, useState } from "react";
import { texts } from "@/app/_browser/block/kept-text";

/** Hints that open one at a time and stay open. They cost nothing; how many were opened is kept beside the answer. */
export function Hints(props: { exercise: string; count: number; children: ReactNode }): ReactNode {
  const { exercise, count, children } = props;
  const [open, setOpen] = useState(0);
  const key = `rowhouse:hints:${exercise}`;
  useEffect(() => setOpen(Math.min(count, Number(texts.get(key)) || 0)), [key, count]);
  const next = (): void => {
    setOpen(open + 1);
    texts.set(key, String(open + 1));
  };
  return (
    <div className="hints" data-open={open}>
      {children}
      {open < count ? (
        <button type="button" className="b small" onClick={next}>
          Hint {open + 1} of {count}
        </button>
      ) : null}
    </div>
  );
}
