import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Phase, Shown } from "./block-phase";
import type { JobEnd, Unavailable } from "./page-engine";
import { pageSources } from "./page-sources";
import type { RunRequest, Running } from "./run-text";

/** What to run, and how it is called in the bar. */
export interface Part {
  text: string;
  label: string | undefined;
  /** Runs before it instead of the earlier texts of the session; no plan is drawn then. */
  before?: string[];
}

/** Running the text of one block. */
export interface Run {
  phase: Phase;
  shown: Shown | undefined;
  run: (part: Part) => Promise<Shown | undefined>;
  stop: () => void;
  /** Forgets the result. */
  clear: () => void;
}

/** Runs on the tab's engine, whose code arrives with the first run. `element` names the page's dataset. */
export function useRun(
  element: RefObject<Element | null>,
  options: { before: string[]; plan: boolean },
): Run {
  const { before, plan } = options;
  const [phase, setPhase] = useState<Phase>({ kind: "resting" });
  const [shown, setShown] = useState<Shown>();
  const running = useRef<Running>(undefined);
  const busy = useRef(false);

  const run = useCallback(
    async (part: Part): Promise<Shown | undefined> => {
      if (busy.current) return undefined;
      const sources = element.current ? pageSources(element.current) : undefined;
      if (!sources) {
        setPhase({ kind: "unavailable", why: noDataset });
        return undefined;
      }
      busy.current = true;
      const request = {
        sources,
        text: part.text,
        ...(part.before ? { before: part.before, plan: false } : { before, plan }),
      };
      const end = await runWithPhases(request, setPhase, running);
      running.current = undefined;
      busy.current = false;
      if (end.kind === "unavailable") {
        setPhase(end);
        return undefined;
      }
      const result: Shown = { ...part, outcomes: end.outcomes };
      setShown(result);
      setPhase({ kind: "resting" });
      return result;
    },
    [element, before, plan],
  );
  const stop = useCallback(() => running.current?.stop(), []);
  const clear = useCallback(() => {
    setShown(undefined);
    setPhase({ kind: "resting" });
  }, []);
  // A page that is left takes its endless query with it: the engine serves the next page.
  useEffect(() => () => running.current?.stop(), []);
  return { phase, shown, run, stop, clear };
}

/** Runs a text and tells each phase on the way; never rejects. */
async function runWithPhases(
  request: Omit<RunRequest, "onStart" | "onEngine">,
  setPhase: (phase: Phase) => void,
  running: RefObject<Running | undefined>,
): Promise<JobEnd> {
  setPhase({ kind: "waiting", engine: { kind: "idle" } });
  try {
    const { runText } = await import("./run-text");
    let started = false;
    running.current = runText({
      ...request,
      onStart: () => {
        started = true;
        setPhase({ kind: "running" });
      },
      onEngine: (engine) => {
        if (!started) setPhase({ kind: "waiting", engine });
      },
    });
    return await running.current.end;
  } catch (cause) {
    return { kind: "unavailable", why: asUnavailable(cause) };
  }
}

const noDataset: Unavailable = {
  reason: "crashed",
  detail: "The page does not say which rows belong to it",
  retry: false,
};

/** The code of the engine itself did not arrive. */
function asUnavailable(cause: unknown): Unavailable {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { reason: navigator.onLine ? "download" : "offline", detail, retry: true };
}
