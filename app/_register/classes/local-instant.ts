/** An instant, or why a local time names none or two. */
export type LocalInstant =
  | { kind: "instant"; at: Date }
  | { kind: "unreadable"; message: string }
  /** Clocks were put forward over it. */
  | { kind: "skipped"; message: string; next: Date }
  /** Clocks were put back over it: the earlier of the two is meant unless somebody says otherwise. */
  | { kind: "twice"; message: string; first: Date; second: Date };

const form = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})$/;

/**
 * The instant of a local time such as `2026-10-25T02:30` in a zone of the IANA database. Daylight saving makes an hour that does not
 * exist and an hour that exists twice; both are said, never guessed.
 */
export function localInstant(text: string, timeZone: string): LocalInstant {
  const parts = form.exec(text.trim());
  if (!parts) return unreadable(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts.slice(1).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const read = new Date(asUtc);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || hour > 23 || minute > 59)
    return unreadable(text);
  // Whatever the zone is, it was one of the offsets in force a day before and a day after.
  const offsets = [-1, 1].map((days) => offsetOf(new Date(asUtc + days * 86_400_000), timeZone));
  const found = [...new Set(offsets)]
    .map((offset) => new Date(asUtc - offset))
    .filter((at) => offsetOf(at, timeZone) === asUtc - at.getTime())
    .sort((a, b) => a.getTime() - b.getTime());
  const [first, second] = found;
  if (first && second) {
    const message = `${text} comes twice in ${timeZone}: the clocks are put back over it. Choose a time an hour earlier or later.`;
    return { kind: "twice", message, first, second };
  }
  if (first) return { kind: "instant", at: first };
  const next = new Date(asUtc - Math.min(...offsets));
  const message = `${text} does not come in ${timeZone}: the clocks are put forward over it. Choose a time an hour later.`;
  return { kind: "skipped", message, next };
}

/** The last millisecond of a minute: work that is due 23:59 is in time until the clock shows 00:00, as people read it. */
export const endOfMinute = (at: Date): Date => new Date(at.getTime() + 59_999);

/** How an instant is typed in a zone: `2026-11-28T23:59`. Seconds are left out. */
export function localText(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetOf(at, timeZone)).toISOString().slice(0, 16);
}

const unreadable = (text: string): LocalInstant => ({
  kind: "unreadable",
  message: `"${text}" is no time: type a day and a time such as 2026-11-28T23:59.`,
});

/** Whether the IANA database knows a zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false; // RangeError: no such zone
  }
}

/** Milliseconds by which a zone's clocks were ahead of UTC at an instant. */
function offsetOf(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const value = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return local - Math.floor(at.getTime() / 1_000) * 1_000;
}
