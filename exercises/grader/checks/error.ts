import type { Outcome } from "@/sandbox/outcome";
import type { Check } from "../../schema";

/** How an answer ended that has to fail: its SQLSTATE, or null when it ran to its end. */
export interface ErrorObservation {
  kind: "error";
  code: string | null;
  /** A RAISE gave it: it says what its author chose. */
  raised?: true;
}

/** The answer should have failed with another code, or at all. */
export interface ErrorDifference {
  kind: "sqlstate";
  expected: string;
  got: string | null;
}

export function observeError(outcomes: Outcome[]): ErrorObservation {
  const last = outcomes.at(-1);
  if (last?.kind !== "error") return { kind: "error", code: null };
  return { kind: "error", code: last.code, ...(last.raised && { raised: true }) };
}

/** @param wanted what the reference did: where it raises the code by hand, an answer may */
export function judgeError(
  { sqlstate }: Extract<Check, { kind: "error" }>,
  wanted: ErrorObservation,
  { code, raised }: ErrorObservation,
): ErrorDifference | undefined {
  if (code !== sqlstate) return { kind: "sqlstate", expected: sqlstate, got: code };
  return raised && !wanted.raised ? { kind: "sqlstate", expected: sqlstate, got: byHand(code) } : undefined;
}

/** A SQLSTATE as it is told when a RAISE gave it. */
export const byHand = (code: string): string => `${code}, raised by hand`;
