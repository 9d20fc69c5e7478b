"use client";

import { type ReactNode, type RefObject, useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { PageKey } from "@/exercises/grader/page-key";
import { fetchKey } from "./fetch-key";
import { Hints } from "./Hints";
import { QuizBlock } from "./QuizBlock";
import { SqlExerciseBlock } from "./SqlExerciseBlock";

/** The instruments of an exercise, put where its markup leaves room for them. */
export default function ExerciseTools({
  id,
  root,
}: {
  id: string;
  root: RefObject<Element | null>;
}): ReactNode {
  const [places] = useState(() => placesIn(root.current));
  const { key, failed, retry } = useKey(id);
  // What stood there for readers gives way to what can be used.
  useEffect(() => {
    if (key) places?.still?.remove();
  }, [key, places]);
  if (!places) return null;
  if (failed) return createPortal(<NotArrived onRetry={retry} />, places.tool);
  if (!key) return null;
  return (
    <>
      {createPortal(
        key.kind === "sql" ? (
          <SqlExerciseBlock id={id} title={key.title} lesson={key.lesson} starterHtml={places.starter} />
        ) : (
          <QuizBlock id={id} title={key.title} lesson={key.lesson} question={key.question} />
        ),
        places.tool,
      )}
      {key.hints.length > 0 ? createPortal(<Hints exercise={id} hints={key.hints} />, places.hints) : null}
    </>
  );
}

interface Places {
  tool: Element;
  hints: Element;
  still: Element | null;
  starter: string;
}

function placesIn(root: Element | null): Places | undefined {
  const [tool, hints] = [root?.querySelector(".ex-tool"), root?.querySelector(".ex-hints")];
  if (!tool || !hints) return undefined;
  return {
    tool,
    hints,
    still: tool.firstElementChild,
    starter: tool.querySelector("pre > code")?.innerHTML ?? "",
  };
}

function NotArrived({ onRetry }: { onRetry: () => void }): ReactNode {
  return (
    <p className="line" role="alert">
      This exercise did not arrive. Check the connection; what you wrote is kept.{" "}
      <button type="button" className="b small" onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}

function useKey(id: string): { key: PageKey | undefined; failed: boolean; retry: () => void } {
  const [key, setKey] = useState<PageKey>();
  const [failed, setFailed] = useState(false);
  const load = useCallback(() => {
    setFailed(false);
    fetchKey(id).then(setKey, () => setFailed(true));
  }, [id]);
  useEffect(load, [load]);
  return { key, failed, retry: load };
}
