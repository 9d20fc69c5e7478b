import { useCallback, useEffect, useState } from "react";
import { texts } from "../block/kept-text";
import { addRan, type Ran, readHistory } from "./history";

const key = "rowhouse:workbench:history";

/** The texts that were run here, newest first, kept in this browser. */
export function useHistory(): { history: Ran[]; add: (text: string) => void; forget: () => void } {
  const [history, setHistory] = useState<Ran[]>([]);
  // After the first paint: the server cannot know what this browser keeps.
  useEffect(() => setHistory(readHistory(texts.get(key))), []);
  const add = useCallback((text: string) => {
    // Read again: another tab may have added to it.
    const next = addRan(readHistory(texts.get(key)), { at: new Date().toISOString(), text });
    texts.set(key, JSON.stringify(next));
    setHistory(next);
  }, []);
  const forget = useCallback(() => {
    texts.set(key, undefined);
    setHistory([]);
  }, []);
  return { history, add, forget };
}
