/** An instant: microseconds since 1970 in UTC, a safe integer for every date of this course. */
export type Instant = number;

export const second = 1_000_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** The instant of a text such as `2024-01-31 23:59:59.5`, in UTC. */
export function at(text: string): Instant {
  const [whole = "", fraction = ""] = text.split(".");
  const padded = whole.length === 10 ? `${whole} 00:00:00` : whole.length === 16 ? `${whole}:00` : whole;
  return Date.parse(`${padded.replace(" ", "T")}Z`) * 1000 + Number(fraction.padEnd(6, "0") || 0);
}

/** As PostgreSQL reads it, with its zone. */
export function instantText(instant: Instant): string {
  const whole = new Date(Math.floor(instant / second) * 1000).toISOString().slice(0, 19).replace("T", " ");
  const fraction = String(instant % second)
    .padStart(6, "0")
    .replace(/0+$/, "");
  return `${whole}${fraction === "" ? "" : `.${fraction}`}+00`;
}

/** `2024-01-31` */
export const dayText = (instant: Instant): string => instantText(instant).slice(0, 10);
