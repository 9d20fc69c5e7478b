import type { ProgressEvent } from "./progress-event";

/** What comes up again: an exercise, when, and what went wrong last. */
export interface Due {
  exercise: string;
  lesson: string;
  /** ISO instant. */
  due: string;
  misconception?: string;
}

/** What the log says about reviews, the first to come first. Needs nothing of the scheduler. */
export function dueList(events: readonly ProgressEvent[]): Due[] {
  return events
    .filter(({ kind, block }) => kind === "review" && block !== undefined)
    .flatMap(({ block = "", lesson, value }) => {
      const card = parsed(value);
      return card ? [{ exercise: block, lesson, ...card }] : [];
    })
    .sort((a, b) => Date.parse(a.due) - Date.parse(b.due));
}

function parsed(value: string | undefined): Pick<Due, "due" | "misconception"> | undefined {
  try {
    const { due, misconception } = JSON.parse(value ?? "") as Record<string, unknown>;
    if (typeof due !== "string" || Number.isNaN(Date.parse(due))) return undefined;
    return { due, ...(typeof misconception === "string" ? { misconception } : {}) };
  } catch {
    return undefined;
  }
}
