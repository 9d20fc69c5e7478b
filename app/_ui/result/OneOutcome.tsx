import type { ReactNode } from "react";
import { Later } from "./Later";
import { lazyPart } from "./lazy-part";
import type { RowsOutcome } from "@/sandbox/outcome";
import { describeReply } from "./reply/reply-words";
import { type AnyOutcome, describeStop } from "./result-words";

// Each of these is fetched only by pages that show one.
const ErrorView = lazyPart(() => import("./ErrorView"));
const ReplyView = lazyPart(() => import("./reply/ReplyView"));
const RowsView = lazyPart(() => import("./RowsView"));

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
        <Later recorded={recorded}>
          <RowsView outcome={outcome} number={number} recorded={recorded} />
          <Notices notices={outcome.notices} />
        </Later>
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
      return (
        <Later recorded={recorded}>
          {number === undefined ? null : <p className="line status">{describeReply(outcome)}</p>}
          <ReplyView reply={outcome} />
        </Later>
      );
  }
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
