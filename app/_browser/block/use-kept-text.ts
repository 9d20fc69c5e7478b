import { useCallback, useEffect, useState } from "react";
import { texts } from "./kept-text";

/** A text that survives reload, crash and back; `original` until the browser was asked. */
export interface KeptText {
  text: string;
  setText: (text: string) => void;
  /** False when the browser refused to keep the last change. */
  kept: boolean;
}

/** `key` names the text in the browser. A text equal to the original is not kept. */
export function useKeptText(key: string, original: string): KeptText {
  const [text, set] = useState(original);
  const [kept, setKept] = useState(true);
  // After the first paint: the server cannot know what this browser keeps.
  useEffect(() => {
    const found = texts.get(key);
    if (found !== undefined) set(found);
  }, [key]);
  const setText = useCallback(
    (next: string) => {
      set(next);
      setKept(texts.set(key, next === original ? undefined : next) || next === original);
    },
    [key, original],
  );
  return { text, setText, kept };
}
