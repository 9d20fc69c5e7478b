/** "2026-01-02 03:04:05 UTC". */
export function readableTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of "7d10h"; with `days` false, days and more are refused as Go's durations do. Undefined where it is none. */
export function parseDuration(text: string, days = true): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([a-z]+)/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join("") !== text) return undefined;
  const seconds = parts.map(([, count, unit = ""]) => Number(count) * (SECONDS[unit] ?? Number.NaN));
  const total = seconds.reduce((sum, one) => sum + one, 0);
  const refused = !days && parts.some(([, , unit = ""]) => (SECONDS[unit] ?? 0) > 3600);
  return Number.isNaN(total) || refused ? undefined : total;
}

/** "7 days 0 hours 0 minutes 0 seconds": what is left of so many seconds, from the first unit that counts. */
export function readableDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  const counts = [
    [Math.floor(whole / 86_400), "days"],
    [Math.floor(whole / 3600) % 24, "hours"],
    [Math.floor(whole / 60) % 60, "minutes"],
    [whole % 60, "seconds"],
  ] as const;
  const first = counts.findIndex(([count]) => count > 0);
  return counts
    .slice(first < 0 ? 3 : first)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}
