const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:([ T])(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(.*))?$/;

/** Whether a string is a date or a point in time, as the course writes them. */
export const isInstant = (text: string): boolean => pattern.test(text);

/** Whether a string is a span such as "30 minutes". */
export const isInterval = (text: string): boolean =>
  /^-?\d+ (second|minute|hour|day|week|month|year)s?$/.test(text);

/** The point in time some seconds later, in the form of the first; undefined for a date moved by less than a day. */
export function later(text: string, seconds: number): string | undefined {
  const parts = pattern.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, between, hour = "0", minute = "0", second, fraction = "", zone = ""] = parts;
  if (between === undefined && seconds % 86_400 !== 0) return undefined;
  const before = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  const moved = new Date(before + seconds * 1000).toISOString();
  const date = moved.slice(0, 10);
  if (between === undefined) return date;
  const isShort = second === undefined && seconds % 60 === 0;
  return `${date}${between}${moved.slice(11, isShort ? 16 : 19)}${fraction}${zone}`;
}

/** The span with its first number raised; undefined for what has none. */
export function longer(text: string, by: number): string | undefined {
  const first = /\d+/.exec(text);
  if (!first) return undefined;
  const [digits] = first;
  const raised = String(Number(digits) + by).padStart(digits.length, "0");
  return `${text.slice(0, first.index)}${raised}${text.slice(first.index + digits.length)}`;
}
