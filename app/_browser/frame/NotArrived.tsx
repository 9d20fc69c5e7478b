"use client";

import type { ReactNode } from "react";
import { useDialog } from "./use-dialog";

/** Stands in for a dialog whose code did not come, so that the page around it stays. */
export function NotArrived({ onClose }: { onClose: () => void }): ReactNode {
  const dialog = useDialog();
  return (
    <dialog ref={dialog} aria-label="Not loaded" onClose={onClose}>
      <div className="dialog-head">
        <p style={{ flex: 1 }}>
          This did not arrive. Check the connection and load the page again; what you typed is kept.
        </p>
        <button type="button" className="b small bare" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>
  );
}
