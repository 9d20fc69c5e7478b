import type { ErrorOutcome } from "@/sandbox/outcome";
import type { ConsoleDifference } from "./console/console-difference";
import type { ConsoleStop } from "./console/observe-console";
import type { Difference } from "./difference";
import type { ProbeDifference } from "./checks/probes";
import type { PlanDifference } from "./checks/plan";
import type { SyntaxDifference } from "./checks/syntax";
import type { ErrorDifference } from "./checks/error";
import type { QuizDifference } from "./quiz";
import type { ReturnsDifference } from "./checks/returns";
import type { StatementsDifference } from "./checks/statements";

/** What a check found on one dataset. */
export type CheckDifference =
  | Difference
  | ProbeDifference
  | PlanDifference
  | SyntaxDifference
  | ErrorDifference
  | QuizDifference
  | ReturnsDifference
  | StatementsDifference
  | ConsoleDifference;

/** A check that was not met: on which dataset, and how. */
export interface CheckResult {
  dataset: string;
  difference: CheckDifference;
}

/** What became of an answer. A learner's mistake is one of these; a fault of ours is thrown as `GradingFailed`. */
export type Verdict = (
  | { status: "passed" }
  /** It ran, and is not right. The first result is the most useful one. */
  | { status: "failed"; results: CheckResult[] }
  /** It does not run: PostgreSQL's own error, one of TypeScript's with the code `TS`, or a console's with the code `console_syntax`. */
  | { status: "rejected"; error: ErrorOutcome }
  | { status: "stopped"; limit: ConsoleStop | "statements" }
) & {
  /** Key of the misconception whose behaviour the answer shows. */
  misconception?: string;
};
