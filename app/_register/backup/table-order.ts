import type { Tables } from "../database/tables";

/** Every table so that what is referred to comes before what refers to it; `submission.verdict_id` alone points forward. */
export const tableOrder = [
  "setting",
  "person",
  "session",
  "account",
  "verification",
  "rate_limit",
  "class",
  "membership",
  "invite",
  "exercise_version",
  "course_version",
  "assignment",
  "assignment_exercise",
  "extension",
  "submission",
  "regrade",
  "verdict",
  "job",
  "override",
  "comment",
  "given_up",
  "progress",
  "audit",
] as const satisfies readonly (keyof Tables)[];

/** Tables from which a gradebook is made: two registers with equal sums over them show equal grades. */
export const gradeTables = [
  "person",
  "class",
  "membership",
  "assignment",
  "assignment_exercise",
  "extension",
  "submission",
  "verdict",
  "override",
] as const satisfies readonly (keyof Tables)[];
