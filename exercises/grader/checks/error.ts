import type { Outcome } from "@/sandbox/outcome";
import type { Check } from "../../schema";

/** How an answer ended that has to fail: its SQLSTATE, or null when it ran to its end. */
export interface ErrorObservation {
  kind: "error";
  code: string | null;
}

/** The answer should have failed with another code, or at all. */
export interface ErrorDifference {
  kind: "sqlstate";
  expected: string;
  got: string | null;
}

export function observeError(outcomes: Outcome[]): ErrorObservation {
  const last = outcomes.at(-1);
  return { kind: "error", code: last?.kind === "error" ? last.code : null };
}

export function judgeError(
  { sqlstate }: Extract<Check, { kind: "error" }>,
  { code }: ErrorObservation,
): ErrorDifference | undefined {
  return code === sqlstate ? undefined : { kind: "sqlstate", expected: sqlstate, got: code };
}
