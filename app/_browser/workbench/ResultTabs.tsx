import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Outcomes } from "@/app/_ui/result/Outcomes";
import { describeRun } from "@/app/_ui/result/result-words";
import type { BenchResult } from "./use-bench";

/** The last results, one tab each. Arrow keys move between tabs, Delete closes one. */
export function ResultTabs(props: { results: BenchResult[]; onClose: (id: number) => void }): ReactNode {
  const { results, onClose } = props;
  const [chosen, choose] = useState<{ id: number; newest: number }>();
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const newest = results.at(-1)?.id ?? 0;
  // A new result comes to the front; a choice holds until the next one.
  const wanted = chosen && chosen.newest === newest ? chosen.id : newest;
  const shown = results.find((one) => one.id === wanted) ?? results.at(-1);
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    // Sideways only: the page does not scroll by itself.
    if (list.current && tab) list.current.scrollLeft = tab.offsetLeft - list.current.offsetLeft - 24;
  }, [shown?.id]);
  if (!shown) return null;
  const open = (id: number): void => choose({ id, newest });
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = results.indexOf(shown);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Delete") onClose(shown.id);
    else if (next === undefined) return;
    else {
      const target = results.at(next % results.length);
      if (target) open(target.id);
      list.current?.querySelectorAll("button")[results.indexOf(target ?? shown)]?.focus();
    }
    event.preventDefault();
  };
  return (
    <div className="results">
      <div className="tabbar">
        <div ref={list} role="tablist" aria-label="Results" tabIndex={-1} onKeyDown={onKeyDown}>
          {results.map((one) => (
            <button
              key={one.id}
              id={`${base}-${one.id}`}
              type="button"
              role="tab"
              aria-selected={one === shown}
              aria-controls={`${base}-panel`}
              tabIndex={one === shown ? 0 : -1}
              title={one.text.slice(0, 400)}
              onClick={() => open(one.id)}
            >
              <b>{one.id}</b> {shortName(one.text)}
            </button>
          ))}
        </div>
        <button type="button" className="b bare small" onClick={() => onClose(shown.id)}>
          Close<span className="vh"> result {shown.id}</span>
        </button>
      </div>
      <div id={`${base}-panel`} role="tabpanel" aria-labelledby={`${base}-${shown.id}`}>
        <p className="of">{[shown.label, describeRun(shown.outcomes)].filter(Boolean).join(": ")}</p>
        <Outcomes key={shown.id} text={shown.text} outcomes={shown.outcomes} />
      </div>
    </div>
  );
}

function shortName(text: string): string {
  const line = text.replace(/--.*$/gm, "").replace(/\s+/g, " ").trim();
  return line.length > 22 ? `${line.slice(0, 21)}…` : line || "empty";
}
