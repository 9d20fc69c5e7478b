const LAYOUT = "2006-01-02T15:04:05Z07:00";

// Each element of the layout: how it looks there, what may stand for it, and the range of a number.
const ELEMENTS: readonly (readonly [
  element: string,
  pattern: RegExp,
  least?: number,
  most?: number,
  name?: string,
])[] = [
  ["2006", /^\d{4}/],
  ["-", /^-/],
  ["01", /^\d\d/, 1, 12, "month"],
  ["-", /^-/],
  ["02", /^\d\d/, 1, 31, "day"],
  ["T", /^T/],
  ["15", /^\d\d/, 0, 23, "hour"],
  [":", /^:/],
  ["04", /^\d\d/, 0, 59, "minute"],
  [":", /^:/],
  ["05", /^\d\d(?:[.,]\d+)?/, 0, 59, "second"],
  ["Z07:00", /^(?:Z|[+-]\d\d:\d\d)/],
];

/** Milliseconds since 1970 of a date in RFC 3339; where it is none, the reason in the words of Go's time.Parse, which name the layout. */
export function parseInstant(text: string, layout = LAYOUT): number | { readonly reason: string } {
  let rest = text;
  for (const [element, pattern, least = 0, most = Number.MAX_SAFE_INTEGER, name = element] of ELEMENTS) {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined) {
      return {
        reason: `parsing time ${JSON.stringify(text)} as "${layout}": cannot parse ${JSON.stringify(rest)} as "${element}"`,
      };
    }
    const value = Number.parseInt(found, 10);
    if (value < least || value > most)
      return { reason: `parsing time ${JSON.stringify(text)}: ${name} out of range` };
    rest = rest.slice(found.length);
  }
  if (rest !== "")
    return { reason: `parsing time ${JSON.stringify(text)}: extra text: ${JSON.stringify(rest)}` };
  const time = Date.parse(text.replace(",", "."));
  const day = new Date(
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))),
  );
  const exists = day.getUTCDate() === Number(text.slice(8, 10));
  return exists && !Number.isNaN(time)
    ? time
    : { reason: `parsing time ${JSON.stringify(text)}: day out of range` };
}
