import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { pageSources } from "@/app/_browser/block/page-sources";
import type { EngineState } from "@/sandbox/sql/browser/engine";
import type { Checking } from "./check-sql";
import type { Judged } from "./judged";

/** Checking the answer of one exercise. */
export interface Check {
  /** Set while a Check is under way. */
  checking: EngineState | undefined;
  judged: Judged | undefined;
  check: (answer: string) => Promise<void>;
  stop: () => void;
  clear: () => void;
}

/** Judges answers in the page. The grader's code comes with the first Check. */
export function useCheck(exercise: string, element: RefObject<Element | null>): Check {
  const [checking, setChecking] = useState<EngineState>();
  const [judged, setJudged] = useState<Judged>();
  const running = useRef<Checking>(undefined);
  const busy = useRef(false);
  const check = useCallback(
    async (answer: string): Promise<void> => {
      const manifest = element.current ? pageSources(element.current)?.manifest : undefined;
      if (busy.current || !manifest) return;
      busy.current = true;
      setChecking({ kind: "idle" });
      try {
        const { checkSql } = await import("./check-sql");
        running.current = checkSql({ exercise, answer, manifest, onEngine: setChecking });
        setJudged(await running.current.end);
      } catch (cause) {
        const detail = cause instanceof Error ? cause.message : String(cause);
        const reason = navigator.onLine ? "download" : "offline";
        setJudged({ kind: "unavailable", why: { reason, detail, retry: true } });
      }
      running.current = undefined;
      busy.current = false;
      setChecking(undefined);
    },
    [exercise, element],
  );
  const stop = useCallback(() => running.current?.stop(), []);
  const clear = useCallback(() => setJudged(undefined), []);
  useEffect(() => () => running.current?.stop(), []);
  return { checking, judged, check, stop, clear };
}
