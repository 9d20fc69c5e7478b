import type { ReactNode } from "react";
import type { Verdicts } from "./use-verdict";

/** Check and Submit. The solid one is the sensible next: Submit once the answer is right on the data of the page. */
export function JudgeButtons({ verdicts, text }: { verdicts: Verdicts; text: string }): ReactNode {
  const { checking, submitting, judged, check, submit } = verdicts;
  const busy = checking !== undefined || submitting;
  const right = judged?.kind === "judged" && judged.mark === "pass" && verdicts.text === text;
  return (
    <>
      <button
        type="button"
        className={right ? "b" : "b next"}
        aria-disabled={busy || undefined}
        onClick={() => void check(text)}
      >
        Check
      </button>
      <button
        type="button"
        className={right ? "b next" : "b"}
        aria-disabled={busy || undefined}
        onClick={() => void submit(text)}
      >
        Submit
      </button>
    </>
  );
}
