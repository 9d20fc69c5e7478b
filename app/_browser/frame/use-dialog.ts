import { type RefObject, useEffect, useRef } from "react";

/** A modal dialog that is open while it is mounted: the browser keeps the focus inside, closes on Escape and gives the focus back. */
export function useDialog(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return dialog;
}
