import type { LateStep } from "../database/tables";

/** When an assignment takes answers, and for how much. Instants are absolute; zones matter only where people read or write them. */
export interface Deadlines {
  opensAt: Date | null;
  /** NULL: never due. */
  dueAt: Date | null;
  /** Late work, ascending: until `until` an answer earns `credit` (0 to 1) of its points. */
  late: { until: Date; credit: number }[];
}

/** An assignment's own times, as the register keeps them. */
export interface AssignmentTimes {
  opensAt: Date | null;
  dueAt: Date | null;
  lateSteps: readonly LateStep[];
}

/** What one learner was granted. */
export interface ExtensionTimes {
  dueAt: Date | null;
}

/**
 * The deadlines that hold for one learner. An extension moves the due date and never brings it forward; steps of late work that end
 * after it stay as they are, and those that would end before it have nothing left to say.
 */
export function effectiveDeadlines(assignment: AssignmentTimes, extension?: ExtensionTimes): Deadlines {
  const { opensAt, dueAt: own, lateSteps } = assignment;
  const granted = extension?.dueAt ?? null;
  const dueAt = own !== null && granted !== null && granted > own ? granted : own;
  const late = lateSteps
    .map(({ until, credit }) => ({ until: new Date(until), credit }))
    .filter(({ until }) => dueAt !== null && until > dueAt)
    .sort((a, b) => a.until.getTime() - b.until.getTime());
  return { opensAt, dueAt, late };
}

/** The share of its points (0 to 1) that an answer earns which was received then. Before the opening and after the end it is 0. */
export function creditAt(receivedAt: Date, { opensAt, dueAt, late }: Deadlines): number {
  if (opensAt !== null && receivedAt < opensAt) return 0;
  if (dueAt === null || receivedAt <= dueAt) return 1;
  return late.find(({ until }) => receivedAt <= until)?.credit ?? 0;
}

/** How an assignment stands at a moment. */
export type AssignmentState = "not-open" | "open" | "late" | "closed";

/** Whether answers are taken now. Exactly at a deadline they still are. */
export function stateAt(now: Date, { opensAt, dueAt, late }: Deadlines): AssignmentState {
  if (opensAt !== null && now < opensAt) return "not-open";
  if (dueAt === null || now <= dueAt) return "open";
  const end = late.at(-1)?.until;
  return end !== undefined && now <= end ? "late" : "closed";
}
