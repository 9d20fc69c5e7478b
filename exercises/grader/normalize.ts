import type { Column, Value } from "@/sandbox/outcome";

/**
 * What a type is for a comparison: PostgreSQL's numbers compare with each other by value, its texts with each other.
 * Another type stands for itself.
 */
export function familyOf({ type, oid }: Pick<Column, "type" | "oid">): string {
  // A learner's own type may be called `number`: it is none.
  return oid >= firstOwnOid ? `own type ${type}` : builtIn(type);
}

/** Oids from here on belong to types that people made. */
const firstOwnOid = 16_384;

function builtIn(type: string): string {
  if (type.endsWith("[]")) return `${builtIn(type.slice(0, -2))}[]`;
  const bare = type.replace(/\(.*?\)/, "");
  return families.get(bare) ?? bare;
}

const families: ReadonlyMap<string, string> = new Map([
  ["smallint", "number"],
  ["integer", "number"],
  ["bigint", "number"],
  ["numeric", "number"],
  ["real", "number"],
  ["double precision", "number"],
  ["text", "text"],
  ["character varying", "text"],
  ["character", "text"],
  ["bpchar", "text"],
  ["name", "text"],
  ['"char"', "text"],
  ["unknown", "text"],
  ["json", "json"],
  ["jsonb", "json"],
]);

/** `char(n)`, whose trailing blanks mean nothing. */
const bpchar = 1042;

/** Values of one column, each in the one form that equal values share. NULL stays NULL and is never ''. */
export function normalizerOf(column: Column): (value: Value) => Value {
  const change = column.oid === bpchar ? trimmed : changes.get(familyOf(column));
  return change ? (value) => (value === null ? null : change(value)) : (value) => value;
}

const trimmed = (text: string): string => withoutTail(text, " ");

/** Linear in the text, which a regular expression is not. */
function withoutTail(text: string, sign: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === sign) end -= 1;
  return text.slice(0, end);
}

const changes: ReadonlyMap<string, (text: string) => string> = new Map([
  ["number", canonicalNumber],
  ["number[]", (text: string) => text.replaceAll(/[^{},]+/g, canonicalNumber)],
  ["json", withoutBlanks],
  ["timestamp with time zone", inUtc],
  ["bytea", inHex],
]);

/** The hex form of bytes, whichever form the session writes (PostgreSQL documentation, 8.4 Binary Data Types). */
function inHex(text: string): string {
  if (/^\\x(?:[0-9a-f]{2})*$/.test(text)) return text;
  const bytes = text.match(/\\\\|\\[0-7]{3}|[^\\]/g) ?? [];
  if (bytes.join("") !== text) return text;
  const hex = bytes.map((byte) => codeOf(byte).toString(16).padStart(2, "0"));
  return `\\x${hex.join("")}`;
}

const codeOf = (byte: string): number =>
  byte.length === 4 ? Number.parseInt(byte.slice(1), 8) : byte.charCodeAt(0);

/** PostgreSQL's ISO text of an instant, whatever zone the session shows it in. Other styles stay as they are. */
function inUtc(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d)(?::(\d\d))?$/.exec(text);
  if (!match) return text;
  const [, day = "", time = "", fraction = "", hours = "", minutes = "00"] = match;
  const instant = Date.parse(`${day}T${time}${hours}:${minutes}`);
  if (Number.isNaN(instant)) return text;
  const [date = "", clock = ""] = new Date(instant).toISOString().split("T");
  return `${date} ${clock.slice(0, 8)}${fraction}+00`;
}

/** Floating point goes to e308; a text that claims more is no number of PostgreSQL. */
const mostPlaces = 400;

/**
 * One form for equal numbers: `1.50`, `1.5` and `15e-1` become `1.5`, `-0` becomes `0`. Works on digits, so that no
 * precision is lost; NaN and Infinity stay as they are.
 */
export function canonicalNumber(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
  if (!match) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > mostPlaces) return text;
  let digits = whole + fraction;
  let point = whole.length + shift;
  if (point <= 0) {
    digits = "0".repeat(1 - point) + digits;
    point = 1;
  } else if (point > digits.length) digits += "0".repeat(point - digits.length);
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, "");
  const after = withoutTail(digits.slice(point), "0");
  const value = after === "" ? before : `${before}.${after}`;
  return value === "0" ? "0" : sign + value;
}

/** JSON with the blanks between its parts taken out; the order of keys and the digits of numbers stay. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, string: string | undefined) => string ?? "");
}
