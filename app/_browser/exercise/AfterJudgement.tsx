import { type ReactNode, type RefObject, Suspense } from "react";
import { lazyPart } from "@/app/_ui/result/lazy-part";
import { isVariant } from "@/exercises/grader/page-key";
import type { Attempt } from "./attempts";

const ReferencePanel = lazyPart(() => import("./ReferencePanel"));

/** What can be looked at once an answer was judged; where the other task counts, a line says so. */
export function AfterJudgement(props: {
  exercise: string;
  lesson: string;
  attempts: Attempt[];
  text: string;
  root: RefObject<Element | null>;
  /** Whether plans can be compared. */
  plans: boolean;
  onGiveUp?: () => void;
}): ReactNode {
  const { exercise, lesson, attempts, text, root, plans, onGiveUp } = props;
  const passed = attempts.some(({ how, mark }) => how === "submit" && mark === "pass");
  const giveUp = (): void => {
    const detail = { at: new Date().toISOString(), kind: "shown", lesson, block: exercise };
    window.dispatchEvent(new CustomEvent("rowhouse:progress", { detail }));
    onGiveUp?.();
  };
  return (
    <>
      {isVariant(exercise) ? (
        <p className="after">
          The reference of the first task was shown. This is another of its kind, and counts in its place.
        </p>
      ) : null}
      {attempts.length > 0 && (passed || onGiveUp) ? (
        <Suspense>
          <ReferencePanel
            exercise={exercise}
            passed={passed}
            text={text}
            root={root}
            plans={plans}
            {...(onGiveUp ? { onGiveUp: giveUp } : {})}
          />
        </Suspense>
      ) : null}
    </>
  );
}
