"use client";

import { type ReactNode, Suspense, useRef, useState } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { Grid } from "@/app/_ui/result/copy-formats";
import { Icon } from "./Icon";

const CopyMenu = lazyPart(() => import("./CopyMenu"));

/** Copies a result; its menu of formats is fetched when it is first opened. */
export function CopyButton({ grid }: { grid: Grid }): ReactNode {
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState("");
  const button = useRef<HTMLButtonElement>(null);
  const close = (sentence: string): void => {
    setOpen(false);
    setSaid(sentence);
    button.current?.focus();
  };
  return (
    <div
      className="copy"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <span className="said" role="status">
        {said}
      </span>
      <button
        ref={button}
        type="button"
        className="b bare small"
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setSaid("");
          setOpen(!open);
        }}
      >
        <Icon name="copy" />
        Copy
      </button>
      {open ? (
        <Suspense>
          <CopyMenu grid={grid} onEnd={close} />
        </Suspense>
      ) : null}
    </div>
  );
}
