"use client";

import { type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import { BlockAnswer } from "@/app/_browser/block/BlockAnswer";
import { BlockBar } from "@/app/_browser/block/BlockBar";
import { BlockExtras } from "@/app/_browser/block/BlockExtras";
import { type CodeHandle, CodeField } from "@/app/_browser/block/CodeField";
import { textKey } from "@/app/_browser/block/kept-text";
import { runMarked } from "@/app/_browser/block/run-marked";
import { useKeptText } from "@/app/_browser/block/use-kept-text";
import { useRun } from "@/app/_browser/block/use-run";
import { keptMarkup } from "@/app/_ui/lesson/kept-store";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import { codeText } from "@/content/code-text";
import { useCheck } from "./use-check";

const BlockSchema = lazyPart(() => import("@/app/_browser/block/schema/BlockSchema"));
const VerdictView = lazyPart(() => import("./VerdictView"));

/** The instrument of an SQL exercise: editor, Run for rows, Check for a verdict. Both work without a network after the first use. */
export function SqlExerciseBlock({ id, title }: { id: string; title: string }): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<CodeHandle>({ editor: undefined });
  const [html] = useState(() => keptMarkup(`${id} starter`, `[id="${id}"] .run > pre > code`));
  const starter = useMemo(() => codeText(html), [html]);
  const { text, setText, kept } = useKeptText(textKey("exercise", id), starter);
  const { phase, shown, run, stop, clear } = useRun(root, options);
  const { checking, judged, check, stop: stopCheck, clear: forget } = useCheck(id, root);
  const [schema, showSchema] = useState(false);
  const start = (selection?: { from: number; to: number }): void => {
    void runMarked({ text, selection, handle, run });
  };
  const reset = (): void => {
    setText(starter);
    clear();
    forget();
    handle.current.editor?.setText(starter);
  };
  return (
    <>
      <div ref={root} className="run">
        <CodeField
          name={title}
          html={html}
          text={text}
          edited={text !== starter}
          handle={handle}
          onText={setText}
          onRun={start}
          onCheck={() => void check(text)}
          onEditor={(editor) => void teach(root.current, editor)}
        />
        <BlockBar
          phase={checking ? { kind: "waiting", engine: checking } : phase}
          shown={shown}
          recorded={false}
          edited={text !== starter}
          onRun={start}
          onStop={checking ? stopCheck : stop}
          onReset={reset}
          action={
            <button type="button" className="b check" onClick={() => void check(text)}>
              Check
            </button>
          }
        >
          <BlockExtras before={none} text={text} schema={schema} onSchema={() => showSchema(!schema)} />
        </BlockBar>
        {schema ? (
          <Suspense>
            <BlockSchema root={root} />
          </Suspense>
        ) : null}
        {kept ? null : (
          <p className="after">This browser keeps nothing: your text is gone when you close the page.</p>
        )}
        {shown || phase.kind === "unavailable" ? (
          <BlockAnswer
            phase={phase}
            shown={shown}
            recorded={nothing}
            before={none}
            onRetry={start}
            onReplay={(part) => void run(part)}
          />
        ) : null}
      </div>
      <div role="status">
        {judged ? (
          <Suspense>
            <VerdictView judged={judged} text={text} onRetry={() => void check(text)} />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}

const none: string[] = [];
const nothing = { text: "", outcomes: [] };
const options = { before: none, plan: false };

async function teach(
  root: Element | null,
  editor: Parameters<typeof import("@/app/_browser/block/complete-from-page")["completeFromPage"]>[1],
): Promise<void> {
  const found = await import("@/app/_browser/block/complete-from-page").catch(() => undefined);
  await found?.completeFromPage(root, editor);
}
