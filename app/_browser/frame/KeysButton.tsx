"use client";

import { lazy, type ReactNode, Suspense, useEffect, useState } from "react";
import { NotArrived } from "./NotArrived";
import { isTyping } from "./typing";

const KeyList = lazy(() => import("./KeyList").catch(() => ({ default: NotArrived })));

/** Opens the list of keys; so does `?`. */
export function KeysButton(): ReactNode {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "?" || isTyping(event) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button type="button" className="needs-script" onClick={() => setOpen(true)}>
        Keyboard
      </button>
      {open ? (
        <Suspense>
          <KeyList onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
