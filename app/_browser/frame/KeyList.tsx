"use client";

import type { ReactNode } from "react";
import { isMac } from "./is-mac";
import { useDialog } from "./use-dialog";

/** Every key of the course. */
export default function KeyList({ onClose }: { onClose: () => void }): ReactNode {
  const dialog = useDialog();
  const mod = isMac() ? "⌘" : "Ctrl ";
  const keys = [
    [`/ or ${mod}K`, "search the course"],
    ["?", "this list"],
    [`${mod}↵`, "in an editor: run the statement under the caret, or the selection"],
    [`${mod}/`, "in an editor: comment"],
    ["Escape, then Tab", "leave an editor"],
    ["↑ ↓ ↵", "in the search: choose and open"],
    ["Escape", "close what is open"],
  ];
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="keys-title">Keys</h2>
        <button type="button" className="b small bare" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
