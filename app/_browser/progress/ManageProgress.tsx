"use client";

import { type ChangeEvent, type ReactNode, useRef, useState } from "react";
import { download } from "../download";
import { progressLog, useProgress } from "./log";
import { ProgressTable } from "./ProgressTable";

/** What this browser keeps: export, import, delete. */
export function ManageProgress(): ReactNode {
  const { events, kept } = useProgress();
  const [said, say] = useState("");
  const [asking, ask] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = event.target.files ?? [];
    event.target.value = "";
    if (!chosen) return;
    if (chosen.size > 5_000_000) say(`Nothing was imported. ${chosen.name} is larger than 5 MB.`);
    else say(progressLog().imported(await chosen.text()));
  };
  const remove = (): void => {
    progressLog().deleteAll();
    ask(false);
    say("Deleted: progress, predictions and the texts you typed.");
  };
  return (
    <div className="manage needs-script">
      <p>
        {events.length === 0
          ? "Nothing yet: no lesson was begun in this browser."
          : kept
            ? "Kept in this browser:"
            : "Known as long as this page is open, because this browser keeps nothing:"}
      </p>
      <ProgressTable events={events} />
      <p className="acts">
        <button type="button" className="b" onClick={() => say(exportAs(progressLog().exported()))}>
          Export as a file
        </button>
        <button type="button" className="b" onClick={() => file.current?.click()}>
          Import a file
        </button>
        {/* One button through both steps, so that the focus stays on it. */}
        <button type="button" className="b" onClick={asking ? remove : () => ask(true)}>
          {asking ? "Delete it for good" : "Delete all"}
        </button>
        {asking ? (
          <button type="button" className="b bare" onClick={() => ask(false)}>
            Keep it
          </button>
        ) : null}
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label="Progress file"
          onChange={(event) => void take(event)}
        />
      </p>
      <p role="status">{said}</p>
    </div>
  );
}

function exportAs(text: string): string {
  const name = `rowhouse-progress-${new Date().toISOString().slice(0, 10)}.json`;
  download(name, text, "application/json");
  return `Exported as ${name}.`;
}
