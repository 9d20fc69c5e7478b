import { type ReactNode, useEffect, useState } from "react";
import { textKey, texts } from "@/app/_browser/block/kept-text";

/** Hints that open one at a time and stay open. They cost nothing; how many were opened is kept beside the answer. */
export function Hints({ exercise, hints }: { exercise: string; hints: string[] }): ReactNode {
  const [open, setOpen] = useState(0);
  const key = textKey("hints", exercise);
  useEffect(() => setOpen(Math.min(hints.length, Number(texts.get(key)) || 0)), [key, hints]);
  const next = (): void => {
    setOpen(open + 1);
    texts.set(key, String(open + 1));
  };
  return (
    <div className="hints">
      <h4>Hints</h4>
      {open > 0 ? (
        <ol>
          {hints.slice(0, open).map((html) => (
            // Made by the build from the exercise's own text.
            // oxlint-disable-next-line react/no-danger
            <li key={html} dangerouslySetInnerHTML={{ __html: html }} />
          ))}
        </ol>
      ) : null}
      {open < hints.length ? (
        <button type="button" className="b bare small" onClick={next}>
          Hint {open + 1} of {hints.length}
        </button>
      ) : null}
      <p className="meta">Hints cost nothing.</p>
    </div>
  );
}
