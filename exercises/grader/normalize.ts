import type { Column, Value } from "@/sandbox/outcome";

/**
 * What a type is for a comparison: PostgreSQL's numbers compare with each other by value, its texts with each other.
 * Another type stands for itself.
 */
export function familyOf(type: string): string {
  if (type.endsWith("[]")) return `${familyOf(type.slice(0, -2))}[]`;
  const bare = type.replace(/\(.*?\)/, "");
  return families[bare] ?? bare;
}

const families: Record<string, string> = {
  smallint: "number",
  integer: "number",
  bigint: "number",
  numeric: "number",
  real: "number",
  "double precision": "number",
  text: "text",
  "character varying": "text",
  character: "text",
  name: "text",
  '"char"': "text",
  unknown: "text",
  json: "json",
  jsonb: "json",
};

/** Values of one column, each in the one form that equal values share. NULL stays NULL and is never ''. */
export function normalizerOf(column: Column): (value: Value) => Value {
  const family = familyOf(column.type);
  const change = changes[family] ?? (column.type.startsWith("character(") ? trimEnd : undefined);
  return change ? (value) => (value === null ? null : change(value)) : (value) => value;
}

const trimEnd = (text: string): string => text.replace(/ +$/, "");

const changes: Record<string, (text: string) => string> = {
  number: canonicalNumber,
  "number[]": (text) => text.replaceAll(/[^{},]+/g, canonicalNumber),
  json: withoutBlanks,
};

/**
 * One form for equal numbers: `1.50`, `1.5` and `15e-1` become `1.5`, `-0` becomes `0`. Works on digits, so that no
 * precision is lost; NaN and Infinity stay as they are.
 */
export function canonicalNumber(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent);
  let digits = whole + fraction;
  let point = whole.length + shift;
  if (point <= 0) {
    digits = "0".repeat(1 - point) + digits;
    point = 1;
  } else if (point > digits.length) digits += "0".repeat(point - digits.length);
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const after = digits.slice(point).replace(/0+$/, "");
  const value = after === "" ? before : `${before}.${after}`;
  return value === "0" ? "0" : sign + value;
}

/** JSON with the blanks between its parts taken out; the order of keys and the digits of numbers stay. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? "");
}
