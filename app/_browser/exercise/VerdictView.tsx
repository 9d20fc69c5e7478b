import { type ReactNode, Suspense } from "react";
import { describeUnavailable } from "@/app/_browser/block/block-phase";
import { Icon } from "@/app/_browser/block/Icon";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import ErrorView from "@/app/_ui/result/ErrorView";
import type { SideBySide } from "@/exercises/grader/side-by-side";
import type { CheckDifference } from "@/exercises/grader/verdict";
import type { Column, Value } from "@/sandbox/outcome";
import { CounterExampleView } from "./CounterExampleView";
import { DifferenceTable } from "./DifferenceTable";
import type { Judged } from "./judged";

const DocumentsExample = lazyPart(() => import("./DocumentsExample"));

/** A verdict: a title that names the difference, the reason, and the rows that show it. */
export default function VerdictView(props: {
  judged: Judged;
  engine?: string;
  /** The text that was judged. */
  text: string;
  onRetry: () => void;
  onSubmit: () => void;
  /** Runs the text of the editor after the statements that load a counter-example. */
  onRunOn?: (load: string) => void;
}): ReactNode {
  const { judged, engine, text, onRetry, onSubmit, onRunOn } = props;
  if (judged.kind === "underway" || judged.kind === "open")
    return <Open judged={judged} onSubmit={onSubmit} />;
  if (judged.kind === "unavailable") {
    return (
      <div className="verdict wait">
        <p className="vt">
          <Icon name="offline" />
          <strong>No verdict yet. {describeUnavailable(judged.why, engine)}</strong>
        </p>
        {judged.why.retry ? (
          <button type="button" className="b small" onClick={onRetry}>
            Try again
          </button>
        ) : null}
      </div>
    );
  }
  const { mark, title, says, see, rows, error, counterexample, documents } = judged;
  return (
    <div className={`verdict ${mark}`}>
      <p className="vt">
        <Icon name={mark === "pass" ? "check" : mark === "fail" ? "cross" : "clock"} />
        <strong>{title}</strong>
      </p>
      {says.map((sentence) => (
        <p key={sentence} className="why">
          <InlineCode text={sentence} />
        </p>
      ))}
      {see ? (
        <p className="why">
          <a href={`#${see}`}>Read it again above</a>
        </p>
      ) : null}
      {error ? <ErrorView text={text} error={error} /> : null}
      {rows ? <Rows {...rows} /> : null}
      {counterexample && onRunOn ? (
        <CounterExampleView example={counterexample} text={text} onRun={() => onRunOn(counterexample.load)} />
      ) : null}
      {documents && onRunOn ? (
        <Suspense>
          <DocumentsExample example={documents} onRun={() => onRunOn(documents.load)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** Handed in and waiting, or not handed in: amber, never red. */
function Open(props: {
  judged: Extract<Judged, { kind: "underway" | "open" }>;
  onSubmit: () => void;
}): ReactNode {
  const { judged, onSubmit } = props;
  return (
    <div className="verdict wait">
      <p className="vt">
        <Icon name={judged.kind === "open" && judged.fault === "network" ? "offline" : "clock"} />
        <strong>{judged.title}</strong>
      </p>
      {judged.says.map((sentence) => (
        <p key={sentence} className="why">
          {sentence}
        </p>
      ))}
      {judged.kind === "open" ? (
        <button type="button" className="b small" onClick={onSubmit}>
          Try again
        </button>
      ) : null}
    </div>
  );
}

/** Equal rows on one height; where one side has no such row, its place stays free. */
function Beside({ columns, beside }: { columns: Column[]; beside: SideBySide }): ReactNode {
  const { lines, from } = beside;
  const title = (side: string, count: number): string =>
    `${side}, ${count.toLocaleString("en")}${from > 1 ? `, from line ${from.toLocaleString("en")}` : ""}`;
  return (
    <div className="pair beside">
      <DifferenceTable
        title={title("Your rows", beside.got)}
        sign="+"
        columns={columns}
        rows={lines.map(({ got }) => got)}
        signs={lines.map(({ expected }) => expected === null)}
      />
      <DifferenceTable
        title={title("Expected", beside.expected)}
        sign="−"
        columns={columns}
        rows={lines.map(({ expected }) => expected)}
        signs={lines.map(({ got }) => got === null)}
      />
    </div>
  );
}

/** The rows of a difference, side by side where both sides have some. */
function Rows(props: { columns: Column[]; difference: CheckDifference; beside?: SideBySide }): ReactNode {
  const { columns, difference, beside } = props;
  if (beside) return <Beside columns={columns} beside={beside} />;
  if (difference.kind === "cells") {
    const [pairs, marks] = [difference.pairs, difference.pairs.map((pair) => pair.columns)];
    return (
      <div className="pair">
        <DifferenceTable
          title="Your rows"
          columns={columns}
          rows={pairs.map(({ got }) => got)}
          marks={marks}
        />
        <DifferenceTable
          title="Expected"
          columns={columns}
          rows={pairs.map(({ expected }) => expected)}
          marks={marks}
        />
      </div>
    );
  }
  if (difference.kind === "rows") {
    const { missing, extra } = difference;
    return (
      <div className="pair">
        {extra.count > 0 ? (
          <DifferenceTable
            title="Your rows that should not be there"
            sign="+"
            columns={columns}
            rows={extra.rows}
            count={extra.count}
          />
        ) : null}
        {missing.count > 0 ? (
          <DifferenceTable
            title="Expected, and missing"
            sign="−"
            columns={columns}
            rows={missing.rows}
            count={missing.count}
          />
        ) : null}
      </div>
    );
  }
  if (difference.kind === "duplicates") {
    const times: Column = { name: "times", type: "yours / expected", oid: 20 };
    const rows = difference.rows.map(({ row, got, expected }): Value[] => [...row, `${got} / ${expected}`]);
    return (
      <DifferenceTable
        title="Your rows, and how often"
        columns={[...columns, times]}
        rows={rows}
        count={difference.count}
      />
    );
  }
  if (difference.kind === "order") {
    const { from, got, expected } = difference;
    return (
      <div className="pair">
        <DifferenceTable title={`Your row ${from}`} columns={columns} rows={[got]} />
        <DifferenceTable title={`Expected as row ${from}`} columns={columns} rows={[expected]} />
      </div>
    );
  }
  return null;
}
