import type { ReactNode } from "react";
import { Later } from "./Later";
import { lazyPart } from "./lazy-part";
import { CopyButton } from "@/app/_browser/block/CopyButton";
import type { RowsOutcome } from "@/sandbox/outcome";
import { ResultTable } from "./ResultTable";
import { type AnyOutcome, describeCut, describeRows, describeStop, duration } from "./result-words";
import { isPlan } from "./plan/is-plan";

// Each of these is fetched only by pages that show one.
const ErrorView = lazyPart(() => import("./ErrorView"));
const PlanView = lazyPart(() => import("./plan/PlanView"));
const LargeTable = lazyPart(() => import("@/app/_browser/block/LargeTable"));

const virtualFrom = 500;

/** What one statement gave: a table, a line, an error, a stop. */
export function OneOutcome(props: {
  text: string;
  outcome: AnyOutcome;
  recorded: boolean;
  number?: number;
}): ReactNode {
  const { text, outcome, recorded, number } = props;
  switch (outcome.kind) {
    case "rows":
      return (
        <>
          <Rows outcome={outcome} number={number} recorded={recorded} />
          <Notices notices={outcome.notices} />
        </>
      );
    case "error":
      return (
        <Later recorded={recorded}>
          <Notices notices={outcome.notices} />
          <ErrorView error={outcome} text={text} />
        </Later>
      );
    case "stopped":
      return (
        <p className="line wait">
          <b>{describeStop(outcome.limit)}</b> Your text is kept and the database is back to its first state.
        </p>
      );
    case "broken":
      return (
        <p className="line wait">
          <b>This failed on our side: {outcome.reason}.</b> It says nothing about your statement. The database
          is back to its first state and your text is kept; run it again.
        </p>
      );
    case "reply":
      return <pre className="line">{JSON.stringify(outcome.body, null, 2)}</pre>;
  }
}

type AnyRows = Extract<AnyOutcome, { kind: "rows" }>;

function Rows(props: { outcome: AnyRows; number: number | undefined; recorded: boolean }): ReactNode {
  const { outcome, number, recorded } = props;
  const { columns, rows, ms } = outcome;
  const what = describeRows(outcome);
  const timed = ms === null ? what : `${what}, ${duration(ms)}`;
  if (columns.length === 0) return <p className="line">{number === undefined ? `${what}.` : timed}</p>;
  if (isPlan(outcome)) {
    return (
      <Later recorded={recorded}>
        <PlanView json={rows[0]?.[0] ?? ""} />
      </Later>
    );
  }
  if (rows.length === 0) {
    return <p className="line">0 rows. The statement ran; nothing satisfied its condition.</p>;
  }
  const caption = number === undefined ? `Result, ${what}` : `Result ${number}, ${timed}`;
  const cut = describeCut(outcome);
  return (
    <div className="result">
      <CopyButton grid={outcome} />
      {rows.length > virtualFrom ? (
        <Later recorded={recorded}>
          <LargeTable columns={columns} rows={rows} caption={caption} />
        </Later>
      ) : (
        // Wide tables scroll sideways, so the box must take the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div role="group" className="out" tabIndex={0} aria-label={caption}>
          <ResultTable columns={columns} rows={rows} caption={caption} />
        </div>
      )}
      {cut ? <p className="after">{cut}</p> : null}
    </div>
  );
}

function Notices({ notices }: { notices: RowsOutcome["notices"] }): ReactNode {
  if (notices.length === 0) return null;
  return (
    <ul className="notices" aria-label="Messages">
      {notices.map((notice, index) => (
        <li key={index}>
          <b>{notice.severity}:</b> {notice.message}
        </li>
      ))}
    </ul>
  );
}
