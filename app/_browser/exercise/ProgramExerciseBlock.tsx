import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import { describeWaiting } from "@/app/_browser/block/block-phase";
import { type CodeHandle, CodeField } from "@/app/_browser/block/CodeField";
import { Icon } from "@/app/_browser/block/Icon";
import { pageSources } from "@/app/_browser/block/page-sources";
import { codeText } from "@/content/code-text";
import { JudgeButtons } from "./JudgeButtons";
import { Judgement } from "./Judgement";
import { ProgramRunView } from "./ProgramRunView";
import type { ProgramRun } from "./run-program";
import { tellVerdict } from "./tell-verdict";
import { useAnswer } from "./use-answer";
import { type LoadJudge, useVerdict, type Verdicts } from "./use-verdict";

const programJudge: LoadJudge = async () => (await import("./check-program")).checkProgram;

/** The instrument of an exercise in TypeScript: editor, Run for the first call, Check without a network, Submit for the grade. */
export function ProgramExerciseBlock(props: {
  id: string;
  title: string;
  lesson: string;
  /** Highlighted by the build. */
  starterHtml: string;
}): ReactNode {
  const { id, title, lesson, starterHtml: html } = props;
  const root = useRef<HTMLDivElement>(null);
  const handle = useRef<CodeHandle>({ editor: undefined });
  const starter = useMemo(() => codeText(html), [html]);
  const answer = useAnswer(id, starter, handle);
  const { text } = answer;
  const { state, run, clear } = useProgramRun(id, root);
  const verdicts = useVerdict(
    id,
    root,
    (how, judgedText, judged) => {
      if (judged.kind !== "judged") return;
      answer.keep({ how, text: judgedText, title: judged.title, mark: judged.mark });
      tellVerdict({ lesson, exercise: id, how, judged });
    },
    programJudge,
  );
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
          language="typescript"
          html={html}
          text={text}
          edited={text !== starter}
          handle={handle}
          onText={answer.setText}
          onRun={() => void run(text)}
          onCheck={() => void verdicts.check(text)}
          onEditor={() => undefined}
        />
        <ProgramBar
          state={state}
          verdicts={verdicts}
          text={text}
          onRun={() => void run(text)}
          {...(text === starter ? {} : { onReset: reset })}
        />
        {answer.kept ? null : (
          <p className="after">This browser keeps nothing: your text is gone when you close the page.</p>
        )}
        {state.kind === "failed" ? <p className="after">{state.why}</p> : null}
        {state.kind === "ran" ? <ProgramRunView run={state.run} /> : null}
      </div>
      <Judgement
        judged={verdicts.judged}
        text={verdicts.text}
        attempts={answer.attempts}
        onCheck={() => void verdicts.check(text)}
        onSubmit={() => void verdicts.submit(text)}
        onRestore={answer.replace}
      />
    </>
  );
}

/** Run, Check and Submit, what happens, and Reset once the text was changed. */
function ProgramBar(props: {
  state: RunState;
  verdicts: Verdicts;
  text: string;
  onRun: () => void;
  onReset?: () => void;
}): ReactNode {
  const { state, verdicts, text, onRun, onReset } = props;
  const { checking } = verdicts;
  const busy = state.kind === "running" || checking !== undefined;
  return (
    <div className="bar">
      <button
        type="button"
        className="b go"
        aria-disabled={busy || undefined}
        onClick={busy ? undefined : onRun}
      >
        <Icon name="run" />
        Run
      </button>
      <JudgeButtons verdicts={verdicts} text={text} />
      <span className="info" role="status">
        {checking ? describeWaiting(checking) : stateWords[state.kind]}
      </span>
      <span className="right">
        {onReset ? (
          <button type="button" className="b bare small" onClick={onReset}>
            <Icon name="reset" />
            Reset
          </button>
        ) : null}
      </span>
    </div>
  );
}

type RunState =
  | { kind: "resting" }
  | { kind: "running" }
  | { kind: "ran"; run: ProgramRun }
  /** Nothing can run here now. */
  | { kind: "failed"; why: string };

const stateWords = {
  resting: "not run yet",
  running: "Running",
  ran: "Ran once",
  failed: "Not run",
} as const;

/** Runs the first call; its code comes with the first use. */
function useProgramRun(
  id: string,
  element: RefObject<Element | null>,
): { state: RunState; run: (text: string) => Promise<void>; clear: () => void } {
  const [state, setState] = useState<RunState>({ kind: "resting" });
  const busy = useRef(false);
  const run = async (text: string): Promise<void> => {
    const engine = element.current ? pageSources(element.current)?.engine : undefined;
    if (busy.current || engine === undefined) return;
    busy.current = true;
    setState({ kind: "running" });
    try {
      const { runProgramOnce } = await import("./run-program");
      setState({ kind: "ran", run: await runProgramOnce(id, text, engine) });
    } catch (cause) {
      setState({ kind: "failed", why: cause instanceof Error ? cause.message : String(cause) });
    } finally {
      busy.current = false;
    }
  };
  return { state, run, clear: () => setState({ kind: "resting" }) };
}
