import { type ReactNode, Suspense } from "react";
import { lazyPart } from "./lazy-part";
import { OneOutcome } from "./OneOutcome";
import type { AnyOutcome } from "./result-words";

const SeveralResults = lazyPart(() => import("./SeveralResults"));

/** Everything a text gave. `text` is what ran: errors point into it. */
export function Outcomes({ text, outcomes }: { text: string; outcomes: readonly AnyOutcome[] }): ReactNode {
  const [first, second] = outcomes;
  if (!first) return <p className="line">Nothing to run: the text holds no statement.</p>;
  if (!second) return <OneOutcome text={text} outcome={first} />;
  return (
    <Suspense>
      <SeveralResults text={text} outcomes={outcomes} />
    </Suspense>
  );
}
