import type { Exercise } from "../exercise";
import { consoleKinds } from "../grader/feedback-console";

/** Verdicts of every kind that is run. */
const always = ["rejected", "stopped"] as const;

const sql = [
  "no-result",
  "several-results",
  "column-count",
  "column-names",
  "column-order",
  "type",
  "date-style",
  "duplicates",
  "cells",
  "rows",
  "order",
  "probe",
  "plan",
  "construct",
  "sqlstate",
  "returns",
  "statements",
  ...always,
] as const;

const consoles = [...consoleKinds, ...always] as const;

/** What a wrong answer may expect besides the key of a misconception: how the verdict begins. */
export const feedbackCodesOf = (kind: Exercise["kind"]): readonly string[] =>
  kind === "search" || kind === "objects" ? consoles : sql;
