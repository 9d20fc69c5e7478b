import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { pageSources } from "@/app/_browser/block/page-sources";
import type { EngineState } from "@/sandbox/browser-engine";
import type { Checking, CheckRequest } from "./check-in-page";
import { newKey, notArrived, notHandedIn } from "./judge-once";
import type { Judged } from "./judged";

/** Judging the answers to one exercise. */
export interface Verdicts {
  /** Set while a Check is under way. */
  checking: EngineState | undefined;
  /** True while an answer that was handed in has no verdict. */
  submitting: boolean;
  judged: Judged | undefined;
  /** The text that was judged. */
  text: string;
  check: (answer: string) => Promise<void>;
  submit: (answer: string) => Promise<void>;
  stop: () => void;
  clear: () => void;
}

/** Hears every verdict. */
export type OnJudged = (how: "check" | "submit", answer: string, judged: Judged) => void;

/** The code that judges in the page. */
export type LoadJudge = () => Promise<(request: CheckRequest) => Checking>;

/** Judges answers in the page, or hands them in. The code for both comes with the first use. */
export function useVerdict(
  exercise: string,
  element: RefObject<Element | null>,
  onJudged: OnJudged,
  loadJudge: LoadJudge,
): Verdicts {
  const [judged, setJudged] = useState<Judged>();
  const [text, setText] = useState("");
  const busy = useRef(false);
  const told = useRef(onJudged);
  told.current = onJudged;
  /** Lets one judgement run at a time. */
  const once = useCallback(
    async (how: "check" | "submit", answer: string, judge: () => Promise<Judged>): Promise<void> => {
      if (busy.current) return;
      busy.current = true;
      const verdict = await judge().catch(notArrived);
      busy.current = false;
      setText(answer);
      setJudged(verdict);
      told.current(how, answer, verdict);
    },
    [],
  );
  const { checking, judge: judgeHere, stop } = useChecking(exercise, element, loadJudge);
  const { submitting, judge: judgeThere } = useSubmitting(exercise, setJudged);
  const check = useCallback(
    (answer: string) => once("check", answer, () => judgeHere(answer)),
    [once, judgeHere],
  );
  const submit = useCallback(
    (answer: string) => once("submit", answer, () => judgeThere(answer)),
    [once, judgeThere],
  );
  const clear = useCallback(() => setJudged(undefined), []);
  return { checking, submitting, judged, text, check, submit, stop, clear };
}

/** Judging on the data of the page. */
function useChecking(
  exercise: string,
  element: RefObject<Element | null>,
  loadJudge: LoadJudge,
): { checking: EngineState | undefined; judge: (answer: string) => Promise<Judged>; stop: () => void } {
  const [checking, setChecking] = useState<EngineState>();
  const running = useRef<Checking>(undefined);
  const judge = useCallback(
    async (answer: string): Promise<Judged> => {
      setChecking({ kind: "idle" });
      try {
        const engine = element.current ? pageSources(element.current)?.engine : undefined;
        if (!engine) throw new Error("The page does not say where its engine is");
        const judgeAnswer = await loadJudge();
        running.current = judgeAnswer({ exercise, answer, engine, onEngine: setChecking });
        return await running.current.end;
      } finally {
        running.current = undefined;
        setChecking(undefined);
      }
    },
    [exercise, element, loadJudge],
  );
  const stop = useCallback(() => running.current?.stop(), []);
  useEffect(() => stop, [stop]);
  return { checking, judge, stop };
}

/** Handing in. The same text again is the same submission, until it has a verdict. */
function useSubmitting(
  exercise: string,
  onState: (state: Judged) => void,
): { submitting: boolean; judge: (answer: string) => Promise<Judged> } {
  const [submitting, setSubmitting] = useState(false);
  const sent = useRef({ answer: "", key: "" });
  const judge = useCallback(
    async (answer: string): Promise<Judged> => {
      setSubmitting(true);
      if (sent.current.answer !== answer || sent.current.key === "") sent.current = { answer, key: newKey() };
      try {
        const code = await import("./hand-in").catch(() => undefined);
        if (!code) return notHandedIn;
        const verdict = await code.handIn({ exercise, answer, key: sent.current.key, onState });
        if (verdict.kind === "judged") sent.current.key = "";
        return verdict;
      } finally {
        setSubmitting(false);
      }
    },
    [exercise, onState],
  );
  return { submitting, judge };
}
