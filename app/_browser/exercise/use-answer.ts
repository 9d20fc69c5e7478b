import { type RefObject, useEffect, useRef, useState } from "react";
import type { CodeHandle } from "@/app/_browser/block/CodeField";
import { textKey } from "@/app/_browser/block/kept-text";
import { type KeptText, useKeptText } from "@/app/_browser/block/use-kept-text";
import { type Attempt, attemptsOf, keepAttempt } from "./attempts";

/** The text of an answer, with everything that was judged before it. */
export interface Answer extends KeptText {
  attempts: Attempt[];
  keep: (attempt: Omit<Attempt, "at">) => void;
  /** Puts a text into the editor; the one that stood there is kept among the attempts. */
  replace: (text: string) => void;
  /** True after another tab changed the text: the newer one is shown. */
  fromOtherTab: boolean;
}

/** The answer to an exercise, kept in the browser. Of two tabs the one that typed last wins; the other's text stays among its attempts. */
export function useAnswer(exercise: string, starter: string, handle: RefObject<CodeHandle>): Answer {
  const key = textKey("exercise", exercise);
  const kept = useKeptText(key, starter);
  const [attempts, setAttempts] = useState<Attempt[]>([]);
  const [fromOtherTab, setFromOtherTab] = useState(false);
  const latest = useRef(kept);
  latest.current = kept;
  useEffect(() => setAttempts(attemptsOf(exercise)), [exercise]);
  const keep = (attempt: Omit<Attempt, "at">): void => setAttempts(keepAttempt(exercise, attempt));
  const replace = (next: string): void => {
    const { text, setText } = latest.current;
    if (text === next) return;
    if (text !== starter && !attempts.some((one) => one.text === text)) {
      keep({ how: "replaced", text, title: "", mark: "wait" });
    }
    setText(next);
    handle.current.editor?.setText(next);
  };
  const change = useRef(replace);
  change.current = replace;
  useEffect(() => {
    const stored = (event: StorageEvent): void => {
      if (event.key !== key) return;
      const next = event.newValue ?? starter;
      if (next === latest.current.text) return;
      change.current(next);
      setFromOtherTab(true);
    };
    window.addEventListener("storage", stored);
    return () => window.removeEventListener("storage", stored);
  }, [key, starter]);
  const setText = (text: string): void => {
    setFromOtherTab(false);
    kept.setText(text);
  };
  return { ...kept, setText, attempts, keep, replace, fromOtherTab };
}
