import type { Unavailable } from "@/app/_browser/block/page-engine";
import type { CounterExample, DocumentsCounterExample } from "@/exercises/grader/counterexample";
import type { SideBySide } from "@/exercises/grader/side-by-side";
import type { CheckDifference } from "@/exercises/grader/verdict";
import type { Column, ErrorOutcome } from "@/sandbox/outcome";

/** What a Check or a Submit came to, in words and, where the learner can see the data, in rows. */
export type Judged =
  | {
      kind: "judged";
      mark: "pass" | "fail" | "wait";
      title: string;
      says: string[];
      /** Anchor in the lesson that explains it. */
      see?: string;
      /** Rows to show: only of the data that the page shows. */
      rows?: { columns: Column[]; difference: CheckDifference; beside?: SideBySide };
      error?: ErrorOutcome;
      counterexample?: CounterExample;
      /** The counter-example of a search. */
      documents?: DocumentsCounterExample;
      /** Key of the recognised misconception. */
      misconception?: string;
    }
  /** Handed in, not graded yet. */
  | { kind: "underway"; title: string; says: string[] }
  /** Not handed in, or not graded: nothing of the learner's is lost, and another try may help. */
  | { kind: "open"; title: string; says: string[]; fault: "network" | "queue" | "ours" }
  | { kind: "unavailable"; why: Unavailable };
