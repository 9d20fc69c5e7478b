/** A value as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Nothing that engines answer with is nested deeper. */
const deepest = 200;

/** Takes anything for JSON: what JSON cannot hold becomes null. */
export function jsonOf(value: unknown, depth = 0): Json {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value !== "object" || value === null || depth > deepest) return null;
  if (Array.isArray(value)) return value.map((one) => jsonOf(one, depth + 1));
  // Without a prototype, a key called __proto__ is a key like any other.
  const copy = Object.create(null) as { [key: string]: Json };
  for (const [key, inner] of Object.entries(value)) copy[key] = jsonOf(inner, depth + 1);
  return copy;
}

/** Sums come out a little different when they are added up in another order. */
const rounding = 1e-9;

/** Whether two numbers are equal: within the tolerance as it stands up to 1, as a share beyond. */
export const nearly = (one: number, other: number, tolerance = rounding): boolean =>
  one === other || Math.abs(one - other) <= tolerance * Math.max(1, Math.abs(one));

/** Whether two values are equal: keys in any order, numbers within the tolerance. */
export function equalJson(one: Json, other: Json, tolerance?: number): boolean {
  if (typeof one === "number" && typeof other === "number") return nearly(one, other, tolerance);
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other)) return false;
    return (
      one.length === other.length && one.every((item, i) => equalJson(item, other[i] ?? null, tolerance))
    );
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && equalJson(one[key] ?? null, other[key] ?? null, tolerance),
    )
  );
}

/** A text that equal values share, but for numbers at the edge of a rounding. */
export function printJson(value: Json, tolerance?: number): string {
  if (typeof value === "number") return printNumber(value, tolerance);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((one) => printJson(one, tolerance)).join()}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${printJson(inner, tolerance)}`).join()}}`;
}

function printNumber(value: number, tolerance = rounding): string {
  const step = tolerance * 10 * Math.max(1, 10 ** Math.floor(Math.log10(Math.abs(value) || 1)));
  return String(Number((Math.round(value / step) * step).toPrecision(9)));
}
