import { useEffect, useState } from "react";
import type { Outcome } from "@/sandbox/outcome";
import { type FigureEngine, runFigure } from "./figure-engine";

/** Milliseconds without a key before a text is run. */
const PAUSE = 120;

/** What a figure shows: the recorded state, the last run's outcomes, or that no engine came. */
export type FigureRun = { kind: "recorded" } | { kind: "ran"; outcomes: Outcome[] } | { kind: "unavailable" };

/** Runs the text of a figure whenever it changes; the last state stands until the next one is there. Without a text the recorded one holds. */
export function useFigureRun(engine: FigureEngine, text: string | undefined): FigureRun {
  const [shown, show] = useState<FigureRun>({ kind: "recorded" });
  useEffect(() => {
    let current = true;
    const settle = (next: FigureRun): void => {
      if (current) show(next);
    };
    const later = setTimeout(() => {
      if (text === undefined) return settle({ kind: "recorded" });
      runFigure(engine, text).then(
        (outcomes) => settle({ kind: "ran", outcomes }),
        () => settle({ kind: "unavailable" }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(later);
    };
  }, [engine, text]);
  return shown;
}
