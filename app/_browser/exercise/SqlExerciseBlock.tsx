import { type ReactNode, type RefObject, Suspense, useMemo, useRef, useState } from "react";
import { BlockAnswer } from "@/app/_browser/block/BlockAnswer";
import { BlockBar } from "@/app/_browser/block/BlockBar";
import { BlockExtras } from "@/app/_browser/block/BlockExtras";
import { type CodeHandle, CodeField } from "@/app/_browser/block/CodeField";
import { runMarked } from "@/app/_browser/block/run-marked";
import { useRun } from "@/app/_browser/block/use-run";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import { codeText } from "@/content/code-text";
import { Judgement } from "./Judgement";
import { AfterJudgement } from "./AfterJudgement";
import { JudgeButtons } from "./JudgeButtons";
import { tellVerdict } from "./tell-verdict";
import { type Answer, useAnswer } from "./use-answer";
import { useVerdict, type Verdicts } from "./use-verdict";

const BlockSchema = lazyPart(() => import("@/app/_browser/block/schema/BlockSchema"));

interface SqlExerciseProps {
  id: string;
  title: string;
  lesson: string;
  /** Highlighted by the build. */
  starterHtml: string;
  /** Another task counts from then on; absent where there is none. */
  onGiveUp?: () => void;
}

/** The instrument of an SQL exercise: editor, Run for rows, Check for a verdict without a network, Submit for the grade. */
export function SqlExerciseBlock(props: SqlExerciseProps): ReactNode {
  const { id, title, lesson, starterHtml: html, onGiveUp } = props;
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<CodeHandle>({ editor: undefined });
  const starter = useMemo(() => codeText(html), [html]);
  const answer = useAnswer(id, starter, handle);
  const { text } = answer;
  const { phase, shown, run, stop, clear } = useRun(root, options);
  const verdicts = useVerdict(id, root, (how, judgedText, judged) => {
    if (judged.kind !== "judged") return;
    answer.keep({ how, text: judgedText, title: judged.title, mark: judged.mark });
    tellVerdict({ lesson, exercise: id, how, judged });
  });
  const { checking } = verdicts;
  const [schema, showSchema] = useState(false);
  const start = (selection?: { from: number; to: number }): void => {
    void runMarked({ text, selection, handle, run });
  };
  const reset = (): void => {
    answer.replace(starter);
    clear();
    verdicts.clear();
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
          onText={answer.setText}
          onRun={start}
          onCheck={() => void verdicts.check(text)}
          onEditor={(editor) => void teach(root.current, editor)}
        />
        <BlockBar
          phase={checking ? { kind: "waiting", engine: checking } : phase}
          shown={shown}
          recorded={false}
          edited={text !== starter}
          onRun={start}
          onStop={checking ? verdicts.stop : stop}
          onReset={reset}
          action={<JudgeButtons verdicts={verdicts} text={text} />}
        >
          <BlockExtras before={none} text={text} schema={schema} onSchema={() => showSchema(!schema)} />
        </BlockBar>
        <Suspense>{schema ? <BlockSchema root={root} /> : null}</Suspense>
        <Notices kept={answer.kept} fromOtherTab={answer.fromOtherTab} />
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
      <Below
        id={id}
        lesson={lesson}
        answer={answer}
        verdicts={verdicts}
        root={root}
        onRunOn={(load) => void run({ text, label: "On the counter-example", before: [load] })}
        {...(onGiveUp ? { onGiveUp } : {})}
      />
    </>
  );
}

const none: string[] = [];
const nothing = { text: "", outcomes: [] };
const options = { before: none, plan: false };

/** What stands under the instrument: the verdict, attempts, the reference. */
function Below(props: {
  id: string;
  lesson: string;
  answer: Answer;
  verdicts: Verdicts;
  root: RefObject<Element | null>;
  onRunOn: (load: string) => void;
  onGiveUp?: () => void;
}): ReactNode {
  const { id, lesson, answer, verdicts, root, onRunOn, onGiveUp } = props;
  const { text, attempts, replace } = answer;
  return (
    <>
      <Judgement
        judged={verdicts.judged}
        text={verdicts.text}
        attempts={attempts}
        onCheck={() => void verdicts.check(text)}
        onSubmit={() => void verdicts.submit(text)}
        onRestore={replace}
        onRunOn={onRunOn}
      />
      <AfterJudgement
        exercise={id}
        lesson={lesson}
        attempts={attempts}
        text={text}
        root={root}
        {...(onGiveUp ? { onGiveUp } : {})}
      />
    </>
  );
}

function Notices({ kept, fromOtherTab }: { kept: boolean; fromOtherTab: boolean }): ReactNode {
  return (
    <>
      {kept ? null : (
        <p className="after">This browser keeps nothing: your text is gone when you close the page.</p>
      )}
      {fromOtherTab ? (
        <p className="after" role="status">
          You typed in another tab: its newer text is shown here. The one that stood here is among your
          attempts.
        </p>
      ) : null}
    </>
  );
}

async function teach(
  root: Element | null,
  editor: Parameters<typeof import("@/app/_browser/block/complete-from-page")["completeFromPage"]>[1],
): Promise<void> {
  const found = await import("@/app/_browser/block/complete-from-page").catch(() => undefined);
  await found?.completeFromPage(root, editor);
}
