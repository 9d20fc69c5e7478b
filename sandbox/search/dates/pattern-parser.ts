import { SearchError } from "../errors/search-error";
import type { DateFields } from "./date-fields";
import { parseOffset } from "./offset";
import type { NamedField, NameWidth, PatternPart } from "./pattern";
import { timeZone } from "./time-zone";

const MONTH_NAMES =
  "January February March April May June July August September October November December".split(" ");
const DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

const QUARTER_NAMES = ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"];

/** Names as `Locale.ROOT` has them, which are English: months from January, days from Monday. */
export function namesOf(of: NamedField, width: NameWidth): readonly string[] {
  if (of === "era") return width === "full" ? ["Anno Domini"] : [width === "short" ? "AD" : "A"];
  if (of === "quarter") {
    return QUARTER_NAMES.map((name, i) =>
      width === "full" ? name : `${width === "short" ? "Q" : ""}${i + 1}`,
    );
  }
  const names = of === "month" ? MONTH_NAMES : DAY_NAMES;
  return width === "full" ? names : names.map((name) => name.slice(0, width === "short" ? 3 : 1));
}

interface Cursor {
  readonly text: string;
  at: number;
  /** Where the reading failed, once it has. */
  failedAt: number | undefined;
  fields: DateFields;
}

/** Where reading stopped: something did not fit, or all fitted and text was left. */
export interface Stop {
  readonly at: number;
  readonly left: boolean;
}

/** Reads a whole text by a pattern, as Java does in its strict way. */
export function parseByPattern(text: string, parts: readonly PatternPart[]): { fields: DateFields } | Stop {
  const cursor: Cursor = { text, at: 0, failedAt: undefined, fields: {} };
  if (!readParts(cursor, parts)) return { at: cursor.failedAt ?? cursor.at, left: false };
  return cursor.at === text.length ? { fields: cursor.fields } : { at: cursor.at, left: true };
}

function readParts(cursor: Cursor, parts: readonly PatternPart[]): boolean {
  for (const [i, part] of parts.entries()) {
    if (!readPart(cursor, part, () => reservedWidth(parts, i + 1))) {
      cursor.failedAt = cursor.at;
      return false;
    }
  }
  return true;
}

/** Digits that fixed-width numbers just behind need: `yyyyMMdd` reads four digits for the year although it may take more. */
function reservedWidth(parts: readonly PatternPart[], from: number): number {
  let width = 0;
  for (let i = from; i < parts.length; i++) {
    const part = parts[i];
    if ((part?.kind !== "number" && part?.kind !== "fraction") || part.min !== part.max) break;
    width += part.max;
  }
  return width;
}

function readPart(cursor: Cursor, part: PatternPart, reserved: () => number): boolean {
  switch (part.kind) {
    case "literal":
      if (!cursor.text.startsWith(part.text, cursor.at)) return false;
      cursor.at += part.text.length;
      return true;
    case "number":
      return readNumber(cursor, part, reserved());
    case "fraction":
      return readFraction(cursor, part.min, part.max);
    case "name":
      return readName(cursor, part.of, part.width);
    case "halfDay":
      return readHalfDay(cursor);
    case "offset":
      return readOffset(cursor, part.letters, part.zero);
    case "zone":
      return readZone(cursor);
    case "optional":
      return readOptional(cursor, part.parts);
  }
}

function readOptional(cursor: Cursor, parts: readonly PatternPart[]): boolean {
  const before = { at: cursor.at, fields: { ...cursor.fields } };
  if (!readParts(cursor, parts)) Object.assign(cursor, before);
  cursor.failedAt = undefined;
  return true;
}

function digitsFrom(text: string, at: number, max: number): number {
  let end = at;
  while (end < at + max && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end - at;
}

function readNumber(cursor: Cursor, part: PatternPart & { kind: "number" }, reserved: number): boolean {
  const sign = part.signed && /[+-]/.test(cursor.text.charAt(cursor.at)) ? cursor.text.charAt(cursor.at) : "";
  const start = cursor.at + sign.length;
  const available = digitsFrom(cursor.text, start, 40);
  const wanted = part.max > part.min ? Math.max(part.min, available - reserved) : part.max;
  const taken = Math.min(wanted, part.max, available);
  // More than the padded width needs a sign, and a plus sign needs more than the padded width (Java: EXCEEDS_PAD, strict).
  const padded = part.signed && sign !== "-" && taken > part.min !== (sign === "+");
  if (taken < (part.lenient ? 1 : part.min) || padded) return false;
  const digits = Number(cursor.text.slice(start, start + taken));
  const value = (sign === "-" ? -digits : digits) + (part.reduced ? 2000 : 0);
  cursor.fields[part.field] = value;
  cursor.at = start + taken;
  return true;
}

function readFraction(cursor: Cursor, min: number, max: number): boolean {
  const taken = digitsFrom(cursor.text, cursor.at, max);
  if (taken < min) return false;
  cursor.fields.nanos = Number(cursor.text.slice(cursor.at, cursor.at + taken).padEnd(9, "0"));
  cursor.at += taken;
  return true;
}

function readName(cursor: Cursor, of: NamedField, width: NameWidth): boolean {
  const names = namesOf(of, width);
  const index = names.findIndex((name) => cursor.text.startsWith(name, cursor.at));
  if (index < 0) return false;
  // A day's name says nothing that the date does not; Java checks it, and so could not print a contradiction.
  if (of === "month" || of === "quarter") cursor.fields[of] = index + 1;
  cursor.at += names[index]?.length ?? 0;
  return true;
}

function readHalfDay(cursor: Cursor): boolean {
  const half = cursor.text.slice(cursor.at, cursor.at + 2);
  if (half !== "AM" && half !== "PM") return false;
  cursor.fields.halfDay = half === "PM" ? 1 : 0;
  cursor.at += 2;
  return true;
}

const OFFSET_FORMS: readonly RegExp[] = [
  /^[+-]\d\d(?::?\d\d(?::?\d\d)?)?/,
  /^[+-]\d\d(?:\d\d)?/,
  /^[+-]\d\d\d\d/,
  /^[+-]\d\d:\d\d/,
  /^[+-]\d\d\d\d(?:\d\d)?/,
  /^[+-]\d\d:\d\d(?::\d\d)?/,
];

function readOffset(cursor: Cursor, letters: number, zero: string): boolean {
  if (zero !== "" && cursor.text.startsWith(zero, cursor.at)) {
    cursor.fields.offset = 0;
    cursor.at += zero.length;
    return true;
  }
  const found = OFFSET_FORMS[letters]?.exec(cursor.text.slice(cursor.at))?.[0];
  const offset = found === undefined ? undefined : parseOffset(found);
  if (found === undefined || offset === undefined) return false;
  cursor.fields.offset = offset;
  cursor.at += found.length;
  return true;
}

function readZone(cursor: Cursor): boolean {
  const id = /^[A-Za-z0-9~/._+:-]+/.exec(cursor.text.slice(cursor.at))?.[0];
  if (id === undefined) return false;
  try {
    cursor.fields.zone = timeZone(id);
  } catch (error) {
    // An unknown zone is text that does not fit.
    if (error instanceof SearchError) return false;
    throw error;
  }
  cursor.at += id.length;
  return true;
}
