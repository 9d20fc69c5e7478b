/** A deadline as people of a class read it: `Sat 28 Nov, 23:59`, with the year when it is not this one. The zone is said once per page. */
export function deadlineText(at: Date, timeZone: string, now = new Date()): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    year: "numeric",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
  const thisYear = new Intl.DateTimeFormat("en-GB", { timeZone, year: "numeric" }).format(now);
  const year = part("year") === thisYear ? "" : ` ${part("year")}`;
  return `${part("weekday")} ${part("day")} ${part("month")}${year}, ${part("hour")}:${part("minute")}`;
}

/** How far away an instant is, in the largest unit that fits: `in 8 days`, `3 hours ago`. */
export function distanceText(at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const [amount, unit] =
    Math.abs(minutes) < 60
      ? ([minutes, "minute"] as const)
      : Math.abs(minutes) < 48 * 60
        ? ([Math.round(minutes / 60), "hour"] as const)
        : ([Math.round(minutes / (24 * 60)), "day"] as const);
  return new Intl.RelativeTimeFormat("en", { numeric: "always" }).format(amount, unit);
}
