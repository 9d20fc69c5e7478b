import type { ReactNode } from "react";
import { CopyButton } from "@/app/_browser/block/CopyButton";
import { duration } from "./duration";
import { Later } from "./Later";
import { lazyPart } from "./lazy-part";
import { isPlan } from "./plan/is-plan";
import { ResultTable } from "./ResultTable";
import { type AnyOutcome, describeCut, describeRows } from "./result-words";

// Each of these is fetched only by pages that show one.
const PlanView = lazyPart(() => import("./plan/PlanView"));
const LargeTable = lazyPart(() => import("@/app/_browser/block/LargeTable"));

const virtualFrom = 500;

type AnyRows = Extract<AnyOutcome, { kind: "rows" }>;

/** What a statement gave or did: a table, a plan, or a line. */
export default function RowsView(props: {
  outcome: AnyRows;
  number: number | undefined;
  recorded: boolean;
}): ReactNode {
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
