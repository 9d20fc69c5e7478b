import { type ReactNode, type RefObject, useState } from "react";
import { describeUnavailable } from "@/app/_browser/block/block-phase";
import { pageSources } from "@/app/_browser/block/page-sources";
import { OneOutcome } from "@/app/_ui/result/OneOutcome";
import type { Outcome } from "@/sandbox/outcome";

/** The plan of each text, or why there is none. */
type Plans = { yours: Outcome | string; reference: Outcome | string };

/** Both answers under EXPLAIN on the visible rows, one below the other. */
export function ComparePlans(props: {
  yours: string;
  reference: string;
  root: RefObject<Element | null>;
}): ReactNode {
  const { yours, reference, root } = props;
  const [plans, setPlans] = useState<Plans>();
  const compare = async (): Promise<void> => {
    setPlans({ yours: await planOf(yours, root.current), reference: await planOf(reference, root.current) });
  };
  if (!plans) {
    return (
      <button type="button" className="b small" onClick={() => void compare()}>
        Compare the plans
      </button>
    );
  }
  return (
    <div className="plans">
      <h4>Your plan</h4>
      <Plan plan={plans.yours} text={yours} />
      <h4>The plan of the reference</h4>
      <Plan plan={plans.reference} text={reference} />
    </div>
  );
}

function Plan({ plan, text }: { plan: Outcome | string; text: string }): ReactNode {
  if (typeof plan === "string") return <p className="line">{plan}</p>;
  return <OneOutcome text={text} outcome={plan} recorded={false} />;
}

async function planOf(text: string, element: Element | null): Promise<Outcome | string> {
  const sources = element ? pageSources(element) : undefined;
  if (!sources) return "The page does not say which rows belong to it.";
  const { runText } = await import("@/app/_browser/block/run-text");
  const running = runText({ sources, before: [], text, plan: true, onStart: nothing, onEngine: nothing });
  const end = await running.end;
  if (end.kind === "unavailable") return describeUnavailable(end.why);
  return end.outcomes.at(-1) ?? "There is no statement to plan.";
}

const nothing = (): void => undefined;
