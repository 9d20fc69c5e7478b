import type { ReactNode } from "react";
import { Later } from "./Later";
import { lazyPart } from "./lazy-part";
import { OneOutcome } from "./OneOutcome";
import type { AnyOutcome } from "./result-words";

const SeveralResults = lazyPart(() => import("./SeveralResults"));

/** Everything a text gave. `text` is what ran: errors point into it. */
export function Outcomes(props: {
  text: string;
  outcomes: readonly AnyOutcome[];
  /** Made by the build: it stands in the HTML. */
  recorded?: boolean;
}): ReactNode {
  const { text, outcomes, recorded = false } = props;
  const [first, second] = outcomes;
  if (!first) return <p className="line">Nothing to run: the text holds no statement.</p>;
  if (!second) return <OneOutcome text={text} outcome={first} recorded={recorded} />;
  return (
    <Later recorded={recorded}>
      <SeveralResults text={text} outcomes={outcomes} recorded={recorded} />
    </Later>
  );
}
