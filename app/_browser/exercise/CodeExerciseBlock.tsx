import { type ReactNode, type RefObject, Suspense, useMemo, useRef, useState } from "react";
import { BlockAnswer } from "@/app/_browser/block/BlockAnswer";
import { BlockBar } from "@/app/_browser/block/BlockBar";
import { BarExtras } from "@/app/_browser/block/BarExtras";
import { blockWords } from "@/app/_browser/block/block-words";
import { type CodeHandle, CodeField } from "@/app/_browser/block/CodeField";
import { ConsoleSide } from "@/app/_browser/block/ConsoleSide";
import { runMarked } from "@/app/_browser/block/run-marked";
import { useRun } from "@/app/_browser/block/use-run";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import { codeText } from "@/content/code-text";
import type { BlockKind } from "@/content/course";
import { Judgement } from "./Judgement";
import { AfterJudgement } from "./AfterJudgement";
import { JudgeButtons } from "./JudgeButtons";
import { tellVerdict } from "./tell-verdict";
import { type Answer, useAnswer } from "./use-answer";
import { type LoadJudge, type OnJudged, useVerdict, type Verdicts } from "./use-verdict";

const BlockSchema = lazyPart(() => import("@/app/_browser/block/schema/BlockSchema"));

interface CodeExerciseProps {
  id: string;
  title: string;
  lesson: string;
  /** The language of the answer. */
  kind: BlockKind;
  /** Runs before every answer; empty when the dataset is enough. */
  seed: string;
  /** Highlighted by the build. */
  starterHtml: string;
  /** Another task counts from then on; absent where there is none. */
  onGiveUp?: () => void;
}

const judges: Record<BlockKind, LoadJudge> = {
  sql: async () => (await import("./check-sql")).checkSql,
  http: async () => (await import("./check-console")).checkConsole,
  s3: async () => (await import("./check-console")).checkConsole,
};

/** The instrument of an exercise in SQL or in a console: editor, Run, Check for a verdict without a network, Submit for the grade. */
export function CodeExerciseBlock(props: CodeExerciseProps): ReactNode {
  const { id, title, lesson, kind, seed, starterHtml: html, onGiveUp } = props;
  const console = kind !== "sql";
  const { engine } = blockWords[kind];
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<CodeHandle>({ editor: undefined });
  const starter = useMemo(() => codeText(html), [html]);
  const answer = useAnswer(id, starter, handle);
  const { text } = answer;
  const before = useMemo(() => (seed === "" ? none : [seed]), [seed]);
  const { phase, shown, run, stop, clear } = useRun(root, { before, plan: false });
  const verdicts = useKeptVerdicts(props, root, answer);
  const { checking } = verdicts;
  const [schema, showSchema] = useState(false);
  const start = (selection?: { from: number; to: number }): void => {
    void runMarked({ text, selection, handle, run, console });
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
          {...(kind === "sql" ? {} : { language: { console: kind, before } })}
          onText={answer.setText}
          onRun={start}
          onCheck={() => void verdicts.check(text)}
          onEditor={(editor) => void (console ? undefined : teach(root.current, editor))}
        />
        <BlockBar
          phase={checking ? { kind: "waiting", engine: checking } : phase}
          shown={shown}
          recorded={false}
          engine={engine}
          edited={text !== starter}
          onRun={() => start()}
          onStop={checking ? verdicts.stop : stop}
          onReset={reset}
          action={<JudgeButtons verdicts={verdicts} text={text} />}
        >
          <BarExtras {...{ kind, before, text, schema }} onSchema={() => showSchema(!schema)} />
        </BlockBar>
        <Suspense>{schema ? <BlockSchema root={root} /> : null}</Suspense>
        <Notices kept={answer.kept} fromOtherTab={answer.fromOtherTab} />
        {shown || phase.kind === "unavailable" ? (
          <BlockAnswer
            phase={phase}
            shown={shown}
            recorded={nothing}
            engine={engine}
            before={none}
            onRetry={() => start()}
            onReplay={(part) => void run(part)}
          />
        ) : null}
        <ConsoleSide {...{ root, kind, before, shown }} />
      </div>
      <Below
        id={id}
        lesson={lesson}
        kind={kind}
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

/** Judging whose verdicts are kept among the attempts and in the progress. */
function useKeptVerdicts(
  { id, lesson, kind }: CodeExerciseProps,
  root: RefObject<Element | null>,
  answer: Answer,
): Verdicts {
  const onJudged: OnJudged = (how, text, judged) => {
    if (judged.kind !== "judged") return;
    answer.keep({ how, text, title: judged.title, mark: judged.mark });
    tellVerdict({ lesson, exercise: id, how, judged });
  };
  return useVerdict(id, root, onJudged, judges[kind]);
}

const nothing = { text: "", outcomes: [] };

/** What stands under the instrument: the verdict, attempts, the reference. */
function Below(props: {
  id: string;
  lesson: string;
  kind: BlockKind;
  answer: Answer;
  verdicts: Verdicts;
  root: RefObject<Element | null>;
  onRunOn: (load: string) => void;
  onGiveUp?: () => void;
}): ReactNode {
  const { id, lesson, kind, answer, verdicts, root, onRunOn, onGiveUp } = props;
  const { text, attempts, replace } = answer;
  return (
    <>
      <Judgement
        judged={verdicts.judged}
        engine={blockWords[kind].engine}
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
        plans={kind === "sql"}
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
