import { type RefObject, useEffect, useRef } from "react";

/** A modal dialog that is open while it is mounted: the browser keeps the focus inside, closes on Escape and gives the focus back. */
export function useDialog(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // React runs an effect twice while developing; what closes it is the dialog's own close, which its parent hears.
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
  }, []);
  return dialog;
}
