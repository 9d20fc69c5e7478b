/**
 * One thing that a reader did. The last of a kind at a place replaces the one before. Of exercises: `failed` and `passed` as
 * judged, `right` on the data of the page only, `shown` when the reference was asked for before it was passed; `block` is then
 * the exercise, `value` the recognised misconception. `review`: when it comes up again, see `review-card.ts`.
 */
export interface ProgressEvent {
  /** ISO instant. */
  at: string;
  kind: "read" | "ran" | "predicted" | "failed" | "right" | "passed" | "shown" | "review";
  /** Id of a lesson: `1.2`. */
  lesson: string;
  block?: string;
  value?: string;
}

/** What stands in storage and in an exported file. */
export interface ProgressFile {
  version: 1;
  events: ProgressEvent[];
}

const kinds: ReadonlySet<unknown> = new Set([
  "read",
  "ran",
  "predicted",
  "failed",
  "right",
  "passed",
  "shown",
  "review",
]);
const mostEvents = 20_000;
const longestText = 500;

/** Reads what was stored or exported. Throws a sentence that says what is wrong with it. */
export function parseProgress(text: string): ProgressEvent[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error("It is not JSON.", { cause });
  }
  if (!isRecord(value) || !("version" in value)) throw new Error("It is not a progress file of this course.");
  if (value["version"] !== 1) {
    throw new Error(`It has version ${JSON.stringify(value["version"])}, and this page reads version 1.`);
  }
  const { events } = value;
  if (!Array.isArray(events)) throw new Error("It holds no list of events.");
  if (events.length > mostEvents) {
    throw new Error(`It holds ${events.length} events, and at most ${mostEvents} are read.`);
  }
  return events.map((event: unknown, index) => {
    const wrong = whatIsWrong(event);
    if (wrong) throw new Error(`Event ${index + 1} ${wrong}.`);
    return copyOf(event as ProgressEvent);
  });
}

/** The text of a stored or exported log. */
export function writeProgress(events: readonly ProgressEvent[]): string {
  const file: ProgressFile = { version: 1, events: [...events] };
  return JSON.stringify(file);
}

/** Whether a value that came from outside is an event. */
export function isProgressEvent(value: unknown): value is ProgressEvent {
  return whatIsWrong(value) === undefined;
}

/** Two logs as one: of events of the same kind at the same place the later stays. In order of time. */
export function mergeEvents(one: readonly ProgressEvent[], other: readonly ProgressEvent[]): ProgressEvent[] {
  const latest = new Map<string, ProgressEvent>();
  const ordered = [...one, ...other].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const event of ordered) {
    const place = JSON.stringify([event.kind, event.lesson, event.block]);
    latest.delete(place);
    latest.set(place, event);
  }
  return [...latest.values()].slice(-mostEvents);
}

function whatIsWrong(event: unknown): string | undefined {
  if (!isRecord(event)) return "is not an object";
  const { at, kind, lesson, block, value } = event;
  if (typeof at !== "string" || at.length > 40 || Number.isNaN(Date.parse(at))) return 'has no date in "at"';
  if (!kinds.has(kind)) return 'has no known "kind"';
  if (typeof lesson !== "string" || !/^\d{1,2}\.\d{1,2}$/.test(lesson)) return 'names no lesson in "lesson"';
  if (!isShort(block)) return 'has a "block" that is no short text';
  if (!isShort(value)) return 'has a "value" that is no short text';
  return undefined;
}

const isShort = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" && value.length <= longestText);

/** Only the known fields: a file may carry anything. */
function copyOf({ at, kind, lesson, block, value }: ProgressEvent): ProgressEvent {
  return {
    at,
    kind,
    lesson,
    ...(block === undefined ? {} : { block }),
    ...(value === undefined ? {} : { value }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
