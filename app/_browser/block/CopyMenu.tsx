"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { copyAs, type CopyFormat, copyFormats, type Grid } from "@/app/_ui/result/copy-formats";
import { countRows } from "@/app/_ui/result/result-words";

/** The formats to copy a result in. Arrow keys move, Escape closes; `onEnd` takes the focus back and a sentence to show. */
export default function CopyMenu(props: { grid: Grid; onEnd: (sentence: string) => void }): ReactNode {
  const { grid, onEnd } = props;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector("button")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    const items = [...(menu.current?.querySelectorAll("button") ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") onEnd("");
    else if (next !== undefined) items.at(next % items.length)?.focus();
    else return;
    event.preventDefault();
  };
  const choose = async (format: CopyFormat): Promise<void> => onEnd(await copy(format, grid));
  return (
    <div ref={menu} className="menu" role="menu" aria-label="Copy as" tabIndex={-1} onKeyDown={onKeyDown}>
      {copyFormats.map((format) => (
        <button key={format} type="button" role="menuitem" tabIndex={-1} onClick={() => void choose(format)}>
          {format}
        </button>
      ))}
    </div>
  );
}

async function copy(format: CopyFormat, grid: Grid): Promise<string> {
  try {
    await navigator.clipboard.writeText(copyAs(format, grid));
    return `${countRows(grid.rows.length)} copied as ${format}.`;
  } catch {
    // Refused by the reader, the browser's settings, or a page without https.
    return "This browser did not let the page copy. Select the table and copy it.";
  }
}
