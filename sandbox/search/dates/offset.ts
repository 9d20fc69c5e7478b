/** Milliseconds of a whole text `+02`, `+0200`, `+02:00`, `+2`, with seconds too; `undefined` when it is none or beyond 18 hours. */
export function parseOffset(text: string): number | undefined {
  const match = /^([+-])(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[3] ?? 0);
  const seconds = Number(match[4] ?? 0);
  const total = Number(match[2]) * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || total > 64_800) return undefined;
  return (match[1] === "-" ? -total : total) * 1000;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** An offset in milliseconds as `X` to `XXXXX` (`zero` is then `Z`) or `x` to `xxxxx` print it: `form` is the number of letters. */
export function printOffset(offset: number, form: number, zero: string): string {
  if (offset === 0 && zero !== "") return zero;
  const seconds = Math.abs(offset) / 1000;
  const colon = form === 3 || form === 5 ? ":" : "";
  const minute = Math.floor(seconds / 60) % 60;
  const second = seconds % 60;
  const withMinutes = form > 1 || minute !== 0;
  const tail = form > 3 && second !== 0 ? colon + two(second) : "";
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(seconds / 3600))}${withMinutes ? colon + two(minute) : ""}${tail}`;
}
