const BASIC = /^\d{8}T\d{6}Z$/;
const HTTP =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;

/** Milliseconds since 1970 as ISO 8601 basic, "20260102T030405Z": the form of `x-amz-date`. */
export function formatAmzDate(time: number): string {
  return `${new Date(time).toISOString().replace(/[-:]|\.\d+/g, "")}`;
}

/** Milliseconds since 1970, or undefined where the text is no date of that form, or no day of the calendar. */
export function parseAmzDate(text: string): number | undefined {
  if (!BASIC.test(text)) return undefined;
  const at = (from: number, to: number): number => Number(text.slice(from, to));
  const [year, month, day] = [at(0, 4), at(4, 6), at(6, 8)];
  const [hour, minute, second] = [at(9, 11), at(11, 13), at(13, 15)];
  // Date.UTC carries what is too much over: the 31st of April is no day.
  const exists = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  if (!exists || hour > 23 || minute > 59 || second > 59) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return 30 + ((month + (month >> 3)) & 1);
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The same for `date`, which may also be an HTTP date (RFC 9110). */
export function parseDateHeader(text: string): number | undefined {
  const time = parseAmzDate(text) ?? (HTTP.test(text) ? Date.parse(text) : Number.NaN);
  return Number.isNaN(time) ? undefined : time;
}
