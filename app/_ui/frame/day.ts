const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** `2026-11-20` as `20 November 2026`. */
export function day(iso: string): string {
  return format.format(new Date(`${iso}T00:00:00Z`));
}
