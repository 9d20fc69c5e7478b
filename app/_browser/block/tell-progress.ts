/** What a block tells about its reader. */
export interface BlockEvent {
  at: string;
  kind: "ran" | "predicted";
  lesson: string;
  block: string;
  value?: string;
}

/** Tells whoever keeps the progress log, as a `rowhouse:progress` event of the window: the block does not know the log. */
export function tellProgress(event: Omit<BlockEvent, "at">): void {
  const detail: BlockEvent = { at: new Date().toISOString(), ...event };
  window.dispatchEvent(new CustomEvent("rowhouse:progress", { detail }));
}
