"use client";

import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import type { RunBlockProps } from "@/content/components";
import { BlockBar } from "./BlockBar";
import { BlockAnswer } from "./BlockAnswer";
import { blockWords } from "./block-words";
import { type CodeHandle, CodeField } from "./CodeField";
import { ConsoleSide } from "./ConsoleSide";
import { BarExtras } from "./BarExtras";
import type { Editor } from "./editor";
import { predictionKey, textKey, texts } from "./kept-text";
import { Prediction } from "./Prediction";
import { runMarked } from "./run-marked";
import { tellProgress } from "./tell-progress";
import { useKeptText } from "./use-kept-text";
import { useRun } from "./use-run";

const BlockSchema = lazyPart(() => import("./schema/BlockSchema"));

/** A runnable block: code, prediction, bar, result. It stands complete in the HTML; engine and editor come with the first use. */
export function RunBlock(props: RunBlockProps): ReactNode {
  const { lesson, block, html, before, recorded, predict, children } = props;
  const root = useRef<HTMLElement>(null);
  const handle = useRef<CodeHandle>({ editor: undefined });
  const { text, setText, kept } = useKeptText(textKey(lesson, block.id), block.text);
  const { phase, shown, run, stop, clear } = useRun(root, { before, plan: block.plan });
  const [chosen, choose] = useChoice(lesson, block.id);
  const [schema, showSchema] = useState(false);
  const edited = text !== block.text;
  const { kind } = block;
  const console = kind !== "sql";
  const words = blockWords[kind];
  const ran = shown !== undefined && shown.text === block.text;

  const start = async (selection?: { from: number; to: number }): Promise<void> => {
    if (await runMarked({ text, selection, handle, run, console }))
      tellProgress({ kind: "ran", lesson, block: block.id });
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
      aria-label={`${words.label}, runnable: ${block.title}`}
      data-held={held || undefined}
    >
      <CodeField
        name={block.title}
        html={html}
        text={text}
        edited={edited}
        handle={handle}
        {...(kind === "sql" ? {} : { language: { console: kind, before } })}
        onText={setText}
        onRun={(selection) => void start(selection)}
        onEditor={(editor) => void (console ? undefined : teach(root.current, editor))}
      />
      {predict ? (
        <Prediction {...predict} chosen={chosen} came={ran ? predict.answer : undefined} onChoose={choose} />
      ) : null}
      <BlockBar
        phase={phase}
        shown={shown}
        recorded={recorded.length > 0}
        edited={edited}
        engine={words.engine}
        onRun={() => void start()}
        onStop={stop}
        onReset={reset}
      >
        <BarExtras {...{ kind, before, text, schema }} onSchema={() => showSchema(!schema)} />
      </BlockBar>
      {schema ? <Schema root={root} /> : null}
      {kept ? null : <NotKept />}
      <BlockAnswer
        phase={phase}
        shown={shown}
        recorded={{ text: block.text, outcomes: recorded }}
        before={before}
        engine={words.engine}
        onRetry={() => void start()}
        onReplay={(part) => void run(part)}
      />
      <ConsoleSide {...{ root, kind, before, shown }} />
      <Told predict={predict} chosen={chosen} ran={ran} held={held}>
        {children}
      </Told>
    </section>
  );
}

function Schema({ root }: { root: RefObject<Element | null> }): ReactNode {
  return (
    <Suspense>
      <BlockSchema root={root} />
    </Suspense>
  );
}

function NotKept(): ReactNode {
  return <p className="after">This browser keeps nothing: your text is gone when you close the page.</p>;
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
  if (!predict && !children) return null;
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

async function teach(root: Element | null, editor: Editor): Promise<void> {
  const found = await import("./complete-from-page").catch(() => undefined);
  await found?.completeFromPage(root, editor);
}
