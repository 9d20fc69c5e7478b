import type { Value } from "@/sandbox/outcome";

const int4 = 2_147_483_647n;
const int8 = 9_223_372_036_854_775_807n;

/** The narrowest type that every value of a column fits into; text when there is none, or no value at all. */
export function columnType(values: Value[]): string {
  const found = values.filter((value) => value !== null);
  if (found.length === 0) return "text";
  const rule = rules.find(({ fits }) => found.every(fits));
  return rule?.type ?? "text";
}

const rules: { type: string; fits: (value: string) => boolean }[] = [
  { type: "boolean", fits: (value) => /^(true|false)$/i.test(value) },
  { type: "integer", fits: (value) => isWhole(value) && within(value, int4) },
  { type: "bigint", fits: (value) => isWhole(value) && within(value, int8) },
  { type: "numeric", fits: (value) => /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value) },
  { type: "date", fits: isDay },
  { type: "timestamp", fits: (value) => isInstant(value, false) },
  { type: "timestamptz", fits: (value) => isInstant(value, true) },
];

/** A leading zero makes it a code, a postal code for example: as a number it would be lost. */
function isWhole(value: string): boolean {
  return /^-?(0|[1-9]\d{0,18})$/.test(value);
}

function within(value: string, most: bigint): boolean {
  const number = BigInt(value);
  return number <= most && number >= -most - 1n;
}

/** ISO only: 03/04/2026 is two different days. */
function isDay(value: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (year === undefined || Number(year) === 0) return false;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

function isInstant(value: string, zone: boolean): boolean {
  const [, day, , offset] =
    /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)(Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/.exec(
      value,
    ) ?? [];
  return day !== undefined && isDay(day) && (offset !== undefined) === zone;
}
