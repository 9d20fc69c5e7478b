"use client";

import { type ReactNode, type RefObject, useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { textKey, texts } from "@/app/_browser/block/kept-text";
import { type PageKey, variantId } from "@/exercises/grader/page-key";
import { CodeExerciseBlock } from "./CodeExerciseBlock";
import { fetchKey } from "./fetch-key";
import { Hints } from "./Hints";
import { ProgramExerciseBlock } from "./ProgramExerciseBlock";
import { QuizBlock } from "./QuizBlock";

/** The instruments of an exercise, put where its markup leaves room for them. */
export default function ExerciseTools(props: { id: string; root: RefObject<Element | null> }): ReactNode {
  const { root } = props;
  const [places] = useState(() => placesIn(root.current));
  const [id, giveUp] = useVariant(props.id);
  const { key, failed, retry } = useKey(id);
  // What stood there for readers gives way to what can be used.
  useEffect(() => {
    if (key) places?.still?.remove();
    // Made by the build from the exercise's own text.
    if (key && "task" in key && key.task !== "" && places) places.task.innerHTML = key.task;
  }, [key, places]);
  if (!places) return null;
  if (failed) return createPortal(<NotArrived onRetry={retry} />, places.tool);
  if (!key) return null;
  return (
    <>
      {createPortal(
        <Tool key={id} id={id} page={key} starter={places.starter} onGiveUp={giveUp} />,
        places.tool,
      )}
      {key.hints.length > 0 ? createPortal(<Hints exercise={id} hints={key.hints} />, places.hints) : null}
    </>
  );
}

const languages = { sql: "sql", search: "http", objects: "s3" } as const;

/** The instrument for the kind of an exercise. */
function Tool(props: { id: string; page: PageKey; starter: string; onGiveUp: () => void }): ReactNode {
  const { id, page, starter, onGiveUp } = props;
  const { title, lesson } = page;
  if (page.kind === "quiz") return <QuizBlock {...{ id, title, lesson }} question={page.question} />;
  if (page.kind === "typescript") {
    return <ProgramExerciseBlock {...{ id, title, lesson }} starterHtml={starter} />;
  }
  return (
    <CodeExerciseBlock
      {...{ id, title, lesson }}
      kind={languages[page.kind]}
      seed={page.exercise.seed}
      starterHtml={starter}
      {...(page.variant ? { onGiveUp } : {})}
    />
  );
}

/** The exercise that counts: its variant, once it was given up. */
function useVariant(id: string): [string, () => void] {
  const key = textKey("given-up", id);
  const [givenUp, setGivenUp] = useState(false);
  useEffect(() => setGivenUp(texts.get(key) === "yes"), [key]);
  const giveUp = (): void => {
    texts.set(key, "yes");
    setGivenUp(true);
  };
  return [givenUp ? variantId(id) : id, giveUp];
}

interface Places {
  task: Element;
  tool: Element;
  hints: Element;
  still: Element | null;
  starter: string;
}

function placesIn(root: Element | null): Places | undefined {
  const [task, tool, hints] = [".prompt", ".ex-tool", ".ex-hints"].map((name) => root?.querySelector(name));
  if (!task || !tool || !hints) return undefined;
  return {
    task,
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
