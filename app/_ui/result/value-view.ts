import type { Column, Value } from "@/sandbox/outcome";

/** How one value is shown, apart from markup. */
export type ValueView =
  | { kind: "null" }
  | { kind: "empty" }
  /** `lead` and `trail` are blanks that would not be seen. */
  | { kind: "text"; lead: string; text: string; trail: string; long: boolean }
  /** The first bytes, and how many there are in all. */
  | { kind: "bytes"; text: string; bytes: number };

const boolean = 16;
const bytea = 17;
/** int8, int2, int4, oid, float4, float8, money, numeric. */
const numbers = new Set([20, 21, 23, 26, 700, 701, 790, 1700]);
const longText = 120;
const shownBytes = 16;

/** True for columns whose values stand at the right. */
export function isNumeric(column: Column): boolean {
  return numbers.has(column.oid);
}

/** date, time, timetz, timestamp, timestamptz, uuid: a line break inside would make two values of one. */
const unbroken = new Set([1082, 1083, 1266, 1114, 1184, 2950]);

/** The class of a column's cells. */
export function cellClass(column: Column): "num" | "one" | undefined {
  if (isNumeric(column)) return "num";
  return unbroken.has(column.oid) ? "one" : undefined;
}

/** Booleans become words, bytes are cut, and what cannot be seen (NULL, no text, blanks at an end) gets a kind of its own. */
export function viewValue(value: Value, column: Column): ValueView {
  if (value === null) return { kind: "null" };
  if (value === "") return { kind: "empty" };
  if (column.oid === boolean) return plain(value === "t" ? "true" : "false");
  if (column.oid === bytea && value.startsWith("\\x")) return bytes(value);
  const lead = /^\s*/.exec(value)?.[0] ?? "";
  const rest = value.slice(lead.length);
  const trail = /\s*$/.exec(rest)?.[0] ?? "";
  const text = rest.slice(0, rest.length - trail.length);
  return { kind: "text", lead, text, trail, long: value.length > longText || /\n.*\n.*\n/.test(value) };
}

function plain(text: string): ValueView {
  return { kind: "text", lead: "", text, trail: "", long: false };
}

function bytes(value: string): ValueView {
  const count = (value.length - 2) / 2;
  const cut = count > shownBytes;
  return { kind: "bytes", text: cut ? `${value.slice(0, 2 + 2 * shownBytes)}…` : value, bytes: count };
}
