"use client";

import { type ReactNode, Suspense, useCallback, useEffect, useRef } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import { BlockBar } from "../block/BlockBar";
import { describeUnavailable, type Phase } from "../block/block-phase";
import { type CodeHandle, CodeField } from "../block/CodeField";
import { texts } from "../block/kept-text";
import type { PageSources } from "../block/page-sources";
import ReplaySession from "../block/ReplaySession";
import { runMarked } from "../block/run-marked";
import { useKeptText } from "../block/use-kept-text";
import { BenchTools } from "./BenchTools";
import { DropField } from "./DropField";
import { HistoryList } from "./HistoryList";
import { ResultTabs } from "./ResultTabs";
import { readShared } from "./share-text";
import { useBench } from "./use-bench";
import { useBenchTools } from "./use-bench-tools";
import { useHistory } from "./use-history";

const textKey = "rowhouse:workbench:text";

const BenchSchema = lazyPart(() => import("./BenchSchema"));

/** A database to work in: rows stay from run to run; tables, history, import, export and links beside the editor. */
export function Workbench(sources: PageSources): ReactNode {
  const handle = useRef<CodeHandle>({ editor: undefined });
  const { text, setText, kept } = useKeptText(textKey, "");
  const bench = useBench(sources);
  const tools = useBenchTools(bench);
  const { history, add, forget } = useHistory();
  const { phase, results, schema, lost } = bench;
  const put = useCallback(
    (next: string) => {
      setText(next);
      handle.current.editor?.setText(next);
    },
    [setText],
  );
  useSharedText({ put, say: tools.say, keep: add });
  useEffect(() => {
    if (schema) handle.current.editor?.complete(schema);
  }, [schema]);

  const start = async (selection?: { from: number; to: number }): Promise<void> => {
    tools.say("");
    add(text);
    await runMarked({ text, selection, handle, run: bench.run });
  };
  const replay = (): void => {
    const label = `Session replayed, ${lost.length} ${lost.length === 1 ? "text" : "texts"}`;
    void bench.run({ text: lost.at(-1) ?? "", label, before: lost.slice(0, -1) });
  };
  return (
    <DropField onFile={tools.take}>
      <section className="run" aria-label="SQL, workbench">
        <CodeField
          name="SQL of the workbench"
          html=""
          text={text}
          edited
          handle={handle}
          onText={setText}
          onRun={(selection) => void start(selection)}
          onEditor={(editor) => schema && editor.complete(schema)}
        />
        <BlockBar
          phase={phase}
          shown={results.at(-1)}
          recorded={false}
          edited={false}
          {...(bench.limit === undefined ? {} : { limit: bench.limit })}
          onRun={() => void start()}
          onStop={bench.stop}
          onReset={() => put("")}
        >
          <BenchTools
            onReset={() => void tools.reset()}
            onFile={tools.take}
            onExport={() => void tools.save()}
            onShare={() => void tools.share(text)}
          />
        </BlockBar>
        <p className="said" role="status">
          {tools.said}
        </p>
        <Notes kept={kept} phase={phase} />
        {lost.length > 0 ? <ReplaySession onReplay={replay} /> : null}
        <div aria-busy={phase.kind === "running" || undefined}>
          <ResultTabs results={results} onClose={bench.close} />
        </div>
      </section>
      <aside className="beside" aria-label="Tables and history">
        {schema ? (
          <Suspense>
            <BenchSchema schema={schema} session={bench.session} />
          </Suspense>
        ) : (
          <p className="meta">The tables are shown when their description has arrived.</p>
        )}
        <HistoryList history={history} onPick={put} onForget={forget} />
      </aside>
    </DropField>
  );
}

/** What is not as it should be. */
function Notes({ kept, phase }: { kept: boolean; phase: Phase }): ReactNode {
  return (
    <>
      {kept ? null : (
        <p className="after">This browser keeps nothing: your text is gone when you close the page.</p>
      )}
      {phase.kind === "unavailable" ? (
        <p className="line wait" role="alert">
          {describeUnavailable(phase.why)}
        </p>
      ) : null}
    </>
  );
}

/** A text in the address goes into the editor; a damaged one leaves it empty and is said. What stood there goes to the history. */
function useSharedText(tell: {
  put: (text: string) => void;
  say: (sentence: string) => void;
  keep: (text: string) => void;
}): void {
  const { put, say, keep } = tell;
  useEffect(() => {
    const read = (): void => {
      const shared = readShared(location.hash);
      if (shared.kind === "none") return;
      keep(texts.get(textKey) ?? "");
      put(shared.kind === "text" ? shared.text : "");
      if (shared.kind === "damaged") {
        say("The link to this text is damaged, so the workbench is empty. Ask for the link again.");
      }
    };
    read();
    window.addEventListener("hashchange", read);
    return () => window.removeEventListener("hashchange", read);
  }, [put, say, keep]);
}
