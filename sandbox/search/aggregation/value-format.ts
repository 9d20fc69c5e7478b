import { type DateFormat, dateFormat, DEFAULT_DATE_FORMAT } from "../dates/date-format";
import { parseDateMath } from "../dates/date-math";
import { timeZone, UTC } from "../dates/time-zone";
import { illegalArgument } from "../errors/search-error";
import { decimalFormat } from "./decimal-format";
import { toDecimal } from "./object-parser";
import type { FieldSettings, GivenValue } from "./tree";

/** How a field's numbers are printed and what a request gives is read (Elasticsearch's `DocValueFormat`). */
export interface ValueFormat {
  /** False for plain numbers, which have no `..._as_string`. */
  readonly printed: boolean;
  print(value: number): string;
  /** False for what cannot be printed: dates whose milliseconds are beyond a long. */
  fits(value: number): boolean;
  parse(given: GivenValue): number;
}

const always = (): boolean => true;

/** Plain numbers, printed as Java's doubles where a text is needed. */
export const RAW: ValueFormat = {
  printed: false,
  fits: always,
  print: (value) => (Number.isInteger(value) && Math.abs(value) < 1e7 ? `${value}.0` : String(value)),
  parse: parseNumber,
};

function parseNumber(given: GivenValue): number {
  return typeof given === "number" ? given : toDecimal(String(given));
}

/** Numbers by a pattern of `DecimalFormat`. */
export function numberFormat(pattern: string): ValueFormat {
  return { printed: true, fits: always, print: decimalFormat(pattern), parse: parseNumber };
}

/** Zero is false. */
export const BOOLEAN: ValueFormat = {
  printed: true,
  fits: always,
  print: (value) => String(value !== 0),
  parse: (given) => {
    if (given === true || given === "true") return 1;
    if (given === false || given === "false" || given === "") return 0;
    throw illegalArgument(`Cannot parse boolean [${given}], expected either [true] or [false]`);
  },
};

/** Milliseconds as dates; `own` is the format of the field's mapping, `now` the clock of date math. */
export function timeFormat(settings: FieldSettings, own: string | undefined, now: number): ValueFormat {
  const format: DateFormat = dateFormat(settings.format ?? own ?? DEFAULT_DATE_FORMAT);
  const zone = settings.timeZone === undefined ? UTC : timeZone(settings.timeZone);
  return {
    printed: true,
    fits: (value) => Math.abs(value) < 2 ** 63,
    print: (value) => format.print(Math.trunc(value), zone),
    parse: (given) => {
      const text = typeof given === "number" ? String(Math.trunc(given)) : String(given);
      return parseDateMath(text, format, { now, zone });
    },
  };
}

/** A value beside its number in `..._as_string`: Elasticsearch writes booleans bare in some places. */
export function shown(value: number, format: ValueFormat): boolean | string {
  return format === BOOLEAN ? value !== 0 : format.print(value);
}
