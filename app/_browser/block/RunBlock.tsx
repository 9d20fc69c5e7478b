"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Outcomes } from "@/app/_ui/result/Outcomes";
import type { RunBlockProps } from "@/content/components";
import { BlockBar } from "./BlockBar";
import { describeUnavailable } from "./block-phase";
import { type CodeHandle, CodeField } from "./CodeField";
import { BlockExtras } from "./BlockExtras";
import type { Unavailable } from "./page-engine";
import { predictionKey, textKey, texts } from "./kept-text";
import { Prediction } from "./Prediction";
import { tellProgress } from "./tell-progress";
import { useKeptText } from "./use-kept-text";
import { useRun } from "./use-run";

/** A runnable block: code, prediction, bar, result. It stands complete in the HTML; engine and editor come with the first use. */
export function RunBlock(props: RunBlockProps): ReactNode {
  const { lesson, block, html, before, recorded, predict, children } = props;
  const root = useRef<HTMLElement>(null);
  const handle = useRef<CodeHandle>({ editor: undefined });
  const { text, setText, kept } = useKeptText(textKey(lesson, block.id), block.text);
  const { phase, shown, run, stop, clear } = useRun(root, { before, plan: block.plan });
  const [chosen, choose] = useChoice(lesson, block.id);
  const edited = text !== block.text;
  const ran = shown !== undefined && shown.text === block.text;

  const start = async (selection?: { from: number; to: number }): Promise<void> => {
    handle.current.editor?.mark(undefined);
    const part = await partOf(text, selection);
    const result = await run(part);
    if (!result) return;
    tellProgress({ kind: "ran", lesson, block: block.id });
    const last = result.outcomes.at(-1);
    if (last?.kind !== "error" || last.position === undefined) return;
    const { markPlace } = await import("./mark-place");
    markPlace(handle.current.editor, part, last.position);
  };
  const reset = (): void => {
    setText(block.text);
    clear();
    handle.current.editor?.setText(block.text);
  };
  // Until a choice or a run, a block with a question keeps its answer to itself.
  const held =
    predict !== undefined && chosen === undefined && shown === undefined && phase.kind !== "unavailable";
  return (
    <section
      ref={root}
      id={block.id}
      className="run"
      aria-label={`SQL, runnable: ${block.title}`}
      data-held={held || undefined}
    >
      <CodeField
        name={block.title}
        html={html}
        text={text}
        edited={edited}
        handle={handle}
        onText={setText}
        onRun={(selection) => void start(selection)}
      />
      {predict ? (
        <Prediction {...predict} chosen={chosen} came={ran ? predict.answer : undefined} onChoose={choose} />
      ) : null}
      <BlockBar
        phase={phase}
        shown={shown}
        recorded={recorded.length > 0}
        edited={edited}
        onRun={() => void start()}
        onStop={stop}
        onReset={reset}
      >
        <BlockExtras block={block} before={before} text={text} handle={handle} root={root} />
      </BlockBar>
      {kept ? null : (
        <p className="after">This browser keeps nothing: your text is gone when you close the page.</p>
      )}
      {phase.kind === "unavailable" ? <NotHere why={phase.why} onRetry={() => void start()} /> : null}
      <div className={shown ? "live" : "recorded"} aria-busy={phase.kind === "running" || undefined}>
        <Outcomes text={shown?.text ?? block.text} outcomes={shown?.outcomes ?? recorded} />
      </div>
      {predict || children ? (
        <Told predict={predict} chosen={chosen} ran={ran} held={held}>
          {children}
        </Told>
      ) : null}
    </section>
  );
}

/** Why nothing runs here now; the recorded result below stays. */
function NotHere({ why, onRetry }: { why: Unavailable; onRetry: () => void }): ReactNode {
  return (
    <p className="line wait" role="alert">
      <b>Recorded result.</b> {describeUnavailable(why)}{" "}
      {why.retry ? (
        <button type="button" className="b small" onClick={onRetry}>
          Try again
        </button>
      ) : null}
    </p>
  );
}

/** The explanation, opened by a choice or a run; without JavaScript a reader opens it. */
function Told(props: {
  predict: RunBlockProps["predict"];
  chosen: string | undefined;
  ran: boolean;
  held: boolean;
  children: ReactNode;
}): ReactNode {
  const { predict, chosen, ran, held, children } = props;
  if (held && predict) {
    return (
      <details className="told">
        <summary>The answer: {predict.answer}</summary>
        {children}
      </details>
    );
  }
  const compare = ran && predict && chosen !== undefined;
  return (
    <div className="told">
      {compare ? <b>{`You predicted ${chosen}, it returned ${predict.answer}.`} </b> : null}
      {children}
    </div>
  );
}

/** The learner's choice at a prediction, kept in the browser. */
function useChoice(lesson: string, block: string): [string | undefined, (option: string) => void] {
  const [chosen, setChosen] = useState<string>();
  const key = predictionKey(lesson, block);
  useEffect(() => setChosen(texts.get(key)), [key]);
  const choose = (option: string): void => {
    setChosen(option);
    texts.set(key, option);
    tellProgress({ kind: "predicted", lesson, block, value: option });
  };
  return [chosen, choose];
}

async function partOf(
  text: string,
  selection: { from: number; to: number } | undefined,
): Promise<{ text: string; from: number; label: string | undefined }> {
  if (!selection) return { text, from: 0, label: undefined };
  const { statementAt } = await import("./statement-at");
  return statementAt(text, selection);
}
