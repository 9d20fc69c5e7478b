import type { Unavailable } from "@/app/_browser/block/page-engine";
import type { CheckDifference } from "@/exercises/grader/verdict";
import type { Column, ErrorOutcome } from "@/sandbox/outcome";

/** What a Check came to, in words and, where the learner can see the data, in rows. */
export type Judged =
  | {
      kind: "judged";
      mark: "pass" | "fail" | "wait";
      title: string;
      says: string[];
      /** Anchor in the lesson that explains it. */
      see?: string;
      /** Rows to show: only of the data that the page shows. */
      rows?: { columns: Column[]; difference: CheckDifference };
      error?: ErrorOutcome;
    }
  | { kind: "unavailable"; why: Unavailable };
