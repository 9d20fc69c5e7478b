import "server-only";
import type { AssignmentDraft } from "@/app/_register/classes/assignment";
import { endOfMinute, localInstant, localText } from "@/app/_register/classes/local-instant";
import type { LateStep } from "@/app/_register/database/tables";
import type { ProblemReply } from "./problem-reply";
import type { Fields } from "./read-fields";

/** An exercise that can be asked. */
export interface Askable {
  id: string;
  points: number;
  moduleSlug: string;
}

/** A field of the form that is wrong, and what to type instead. */
export interface AssignmentProblem {
  field: string;
  detail: string;
}

const mostExercises = 200;

/** Name of the field that asks a whole module. */
export const moduleField = (slug: string): string => `module-${slug}`;

/** Fields of each step of late work: until when, and what it earns. */
export const lateFields = [
  ["lateUntil", "lateCredit"],
  ["lateUntil2", "lateCredit2"],
  ["lateUntil3", "lateCredit3"],
] as const;

/** Fields whose text is shown again when something is wrong. */
export const assignmentFields = [
  "title",
  "exercises",
  "opensAt",
  "dueAt",
  ...lateFields.flat(),
  "attemptLimit",
  "counts",
  "referenceAfterDue",
  "practiceAfterwards",
] as const;

/** What was typed, by field. */
export const typedIn = (fields: Fields): Record<string, string> =>
  Object.fromEntries(assignmentFields.map((name) => [name, fields.text(name)]));

/** An assignment as one would type it: read again it is the same. */
export function typedOf(draft: AssignmentDraft, timeZone: string): Record<string, string> {
  const local = (at: Date | string | null | undefined): string =>
    at === null || at === undefined ? "" : localText(new Date(at), timeZone);
  const late = lateFields.map(([until, credit], i) => {
    const step = draft.lateSteps[i];
    return {
      [until]: local(step?.until),
      [credit]: step ? String(Math.round(step.credit * 100)) : i === 0 ? "50" : "",
    };
  });
  return {
    title: draft.title,
    exercises: draft.exercises.map(({ exerciseId, points }) => `${exerciseId}=${points}`).join(" "),
    opensAt: local(draft.opensAt),
    dueAt: local(draft.dueAt),
    ...Object.assign({}, ...late),
    attemptLimit: draft.attemptLimit === null ? "" : String(draft.attemptLimit),
    counts: draft.counts,
    referenceAfterDue: draft.referenceAfterDue ? "yes" : "no",
    practiceAfterwards: draft.practiceAfterwards ? "yes" : "no",
  };
}

/** The answer to somebody whose assignment cannot be made as it is. */
export const assignmentProblem = ({ field, detail }: AssignmentProblem): ProblemReply => ({
  status: 422,
  code: `wrong_${field}`,
  title: "This cannot be assigned as it is",
  detail,
});

/**
 * Reads what an instructor typed. Local times are of the class's zone. Exercises that were asked before keep their points unless others are
 * typed, whatever the exercise is worth by now. The first thing that is wrong is told.
 */
export function readAssignment(
  fields: Fields,
  timeZone: string,
  askable: readonly Askable[],
  before?: AssignmentDraft,
): { draft: AssignmentDraft } | { problem: AssignmentProblem } {
  try {
    const kept = new Map((before?.exercises ?? []).map(({ exerciseId, points }) => [exerciseId, points]));
    return {
      draft: draftOf(
        fields,
        timeZone,
        askable.map((one) => ({ ...one, points: kept.get(one.id) ?? one.points })),
      ),
    };
  } catch (cause) {
    if (cause instanceof Wrong) return { problem: { field: cause.field, detail: cause.message } };
    throw cause;
  }
}

class Wrong extends Error {
  constructor(
    readonly field: string,
    detail: string,
  ) {
    super(detail);
  }
}

function draftOf(fields: Fields, timeZone: string, askable: readonly Askable[]): AssignmentDraft {
  const title = fields.text("title").trim();
  if (title === "" || title.length > 200) throw new Wrong("title", "Type a title of 1 to 200 signs.");
  const opensAt = instantOf(fields, "opensAt", timeZone);
  const dueAt = endOf(fields, "dueAt", timeZone);
  if (opensAt && dueAt && dueAt <= opensAt)
    throw new Wrong("dueAt", "It is due before it opens: choose a later time.");
  const counts = fields.text("counts") || "best";
  if (counts !== "best" && counts !== "last" && counts !== "average")
    throw new Wrong("counts", "Choose best, last or average.");
  return {
    title,
    opensAt,
    dueAt,
    lateSteps: lateStepsOf(fields, timeZone, dueAt),
    attemptLimit: wholeOf(fields, "attemptLimit", 1, 1000),
    counts,
    referenceAfterDue: fields.text("referenceAfterDue") !== "no",
    practiceAfterwards: fields.text("practiceAfterwards") !== "no",
    exercises: exercisesOf(fields, askable),
  };
}

function instantOf(fields: Fields, field: string, timeZone: string): Date | null {
  const text = fields.text(field).trim();
  if (text === "") return null;
  const read = localInstant(text, timeZone);
  if (read.kind !== "instant") throw new Wrong(field, read.message);
  return read.at;
}

function endOf(fields: Fields, field: string, timeZone: string): Date | null {
  const at = instantOf(fields, field, timeZone);
  return at && endOfMinute(at);
}

function lateStepsOf(fields: Fields, timeZone: string, dueAt: Date | null): LateStep[] {
  const steps: LateStep[] = [];
  let before = dueAt;
  for (const [field, creditField] of lateFields) {
    const until = endOf(fields, field, timeZone);
    if (!until) continue;
    if (!before || until <= before)
      throw new Wrong(
        field,
        "Late work ends after the due date and after the step before: choose a later time.",
      );
    before = until;
    const percent = wholeOf(fields, creditField, 1, 100) ?? 50;
    steps.push({ until: until.toISOString(), credit: percent / 100 });
  }
  return steps;
}

function wholeOf(fields: Fields, field: string, least: number, most: number): number | null {
  const text = fields.text(field).trim();
  if (text === "") return null;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < least || number > most)
    throw new Wrong(field, `Type a whole number from ${least} to ${most}, or nothing.`);
  return number;
}

/** Single exercises in the order in which they are named, then those of whole modules that are not among them. */
function exercisesOf(fields: Fields, askable: readonly Askable[]): AssignmentDraft["exercises"] {
  const byId = new Map(askable.map((one) => [one.id, one]));
  const named = fields
    .text("exercises")
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(namedOf);
  const points = new Map(
    named.flatMap(({ id, points: own }) => (own === undefined ? [] : [[id, own] as const])),
  );
  const unknown = named.filter(({ id }) => !byId.has(id)).map(({ id }) => id);
  if (unknown.length > 0)
    throw new Wrong(
      "exercises",
      `There is no exercise ${unknown.slice(0, 3).join(", ")}. The page of the course names them.`,
    );
  const whole = askable.filter(({ moduleSlug }) => fields.text(moduleField(moduleSlug)) !== "");
  const ids = [...new Set([...named.map(({ id }) => id), ...whole.map(({ id }) => id)])];
  if (ids.length === 0) throw new Wrong("exercises", "Choose a module, or name exercises.");
  if (ids.length > mostExercises)
    throw new Wrong("exercises", `An assignment asks at most ${mostExercises} exercises.`);
  return ids.map((exerciseId) => ({
    exerciseId,
    points: points.get(exerciseId) ?? byId.get(exerciseId)?.points ?? 1,
  }));
}

const mostPoints = 1_000;

/** `never-ordered`, or `never-ordered=3` with points of its own. */
function namedOf(text: string): { id: string; points?: number } {
  const [id = "", own] = text.split("=");
  if (own === undefined) return { id };
  const points = Number(own);
  if (!/^\d+(\.\d{1,2})?$/.test(own) || points > mostPoints)
    throw new Wrong(
      "exercises",
      `"${text}" has no points that count: write ${id}=3, at most ${mostPoints}, with two places.`,
    );
  return { id, points };
}
