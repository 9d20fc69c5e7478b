import { illegalArgument, SearchError } from "../errors/search-error";
import { type DateFields, findMisfit, InvalidDate, resolveFields } from "./date-fields";
import { parseIsoDate } from "./iso-date";
import { namedPattern, namedRefusal } from "./named-formats";
import { compilePattern, type PatternPart } from "./pattern";
import { parseByPattern } from "./pattern-parser";
import { printByPattern } from "./pattern-printer";
import { type TimeZone, UTC } from "./time-zone";

/** How texts are read as times and times printed; one or several alternatives separated by `||`, the first of which prints. */
export interface DateFormat {
  readonly pattern: string;
  /**
   * Milliseconds since 1970. `zone` holds for texts without one of their own; `roundUp` fills what is missing with the
   * day's last, as upper ends of ranges need it. Throws `failed to parse date field [..] with format [..]`, or a
   * `date_time_exception` for a date like 30 February.
   */
  parse(text: string, options?: { zone?: TimeZone; roundUp?: boolean }): number;
  print(ms: number, zone?: TimeZone): string;
}

/** The format of a date field whose mapping names none. */
export const DEFAULT_DATE_FORMAT = "strict_date_optional_time||epoch_millis";

interface Alternative {
  parse(text: string, zone: TimeZone, roundUp: boolean): number | Failure;
  print(ms: number, zone: TimeZone): string;
}

/** Why one alternative does not read a text, in Java's words. */
class Failure {
  constructor(
    readonly reason: string,
    readonly cause?: SearchError,
  ) {}
}

const ALL_FAILED = "Failed to parse with all enclosed parsers";

const cache = new Map<string, DateFormat>();

/** A format by its pattern or name; throws `Invalid format: [..]: ..`. */
export function dateFormat(pattern: string): DateFormat {
  const known = cache.get(pattern);
  if (known) return known;
  const format = makeFormat(pattern);
  if (cache.size > 1000) cache.clear();
  cache.set(pattern, format);
  return format;
}

function makeFormat(pattern: string): DateFormat {
  if (pattern === "") throw illegalArgument("No date pattern provided");
  const alternatives = pattern.split("||").map(alternative);
  const [first] = alternatives;
  if (!first) throw illegalArgument("No date pattern provided");
  return {
    pattern,
    parse: (text, { zone = UTC, roundUp = false } = {}) =>
      parseFirst(alternatives, pattern, text, zone, roundUp),
    print: (ms, zone = UTC) => first.print(ms, zone),
  };
}

function parseFirst(
  alternatives: readonly Alternative[],
  pattern: string,
  text: string,
  zone: TimeZone,
  roundUp: boolean,
): number {
  if (text === "") throw illegalArgument("cannot parse empty datetime");
  let failure: Failure | undefined;
  for (const one of alternatives) {
    const read = one.parse(text, zone, roundUp);
    if (typeof read === "number") return read;
    failure = read;
  }
  const single = alternatives.length === 1 ? failure : undefined;
  const cause = new SearchError(400, "date_time_parse_exception", single?.reason ?? ALL_FAILED, {
    ...(single?.cause && { causedBy: single.cause }),
  });
  throw illegalArgument(`failed to parse date field [${text}] with format [${pattern}]`, cause);
}

const STRICT_ISO: readonly string[] = [
  "strict_date_optional_time",
  "iso8601",
  "strict_date_optional_time_nanos",
];

function alternative(name: string): Alternative {
  if (name === "epoch_millis") return epoch(1, 0);
  if (name === "epoch_second") return epoch(1000, 999);
  if (STRICT_ISO.includes(name)) return isoDate(true);
  if (name === "date_optional_time") return isoDate(false);
  const named = namedPattern(name);
  if (!named) return byPattern(compilePattern(name));
  const parts = loosen(compilePattern(named.pattern, true), named.strict);
  return byPattern(parts, namedRefusal(name, named.pattern));
}

/** Formats without `strict_` read numbers of fewer digits; adjacent numbers keep their widths. */
function loosen(parts: readonly PatternPart[], strict: boolean): readonly PatternPart[] {
  if (strict) return parts;
  return parts.map((part) =>
    part.kind === "number" && part.field !== "dayOfWeek" ? { ...part, lenient: true } : part,
  );
}

const dateTimeError = (reason: string): SearchError => new SearchError(400, "date_time_exception", reason);

function misfit(text: string, reason: string): Failure {
  return new Failure(`Text '${text}' could not be parsed: ${reason}`, dateTimeError(reason));
}

/** An instant from fields; `early` when Java looks for wrong dates while it reads, and so names the text. */
function resolved(
  text: string,
  fields: DateFields,
  zone: TimeZone,
  roundUp: boolean,
  early: boolean,
): number | Failure {
  const problem = findMisfit(fields);
  if (problem !== undefined) return misfit(text, problem);
  try {
    return resolveFields(fields, zone, roundUp);
  } catch (error) {
    if (!(error instanceof InvalidDate)) throw error;
    if (early) return misfit(text, error.message);
    throw dateTimeError(error.message);
  }
}

function byPattern(parts: readonly PatternPart[], refusal?: string): Alternative {
  return {
    parse: (text, zone, roundUp) => {
      const read = parseByPattern(text, parts);
      if ("fields" in read) return resolved(text, read.fields, zone, roundUp, read.fields.year !== undefined);
      const left = read.left ? ", unparsed text found" : "";
      return new Failure(refusal ?? `Text '${text}' could not be parsed${left} at index ${read.at}`);
    },
    print: (ms, zone) => printByPattern(ms, parts, zone),
  };
}

const ISO_PRINT = compilePattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

function isoDate(strict: boolean): Alternative {
  return {
    parse: (text, zone, roundUp) => {
      const read = parseIsoDate(text, { strict });
      if (typeof read !== "number") return resolved(text, read, zone, roundUp, false);
      return new Failure(
        strict ? "Could not fully parse datetime" : `Text '${text}' could not be parsed at index ${read}`,
      );
    },
    print: (ms, zone) => printByPattern(ms, ISO_PRINT, zone),
  };
}

function epoch(unit: number, last: number): Alternative {
  return {
    parse: (text, _zone, roundUp) => {
      if (!/^-?\d+(?:\.\d*)?$/.test(text)) return new Failure(ALL_FAILED);
      const value = Math.floor(Number(text) * unit);
      return roundUp && !text.includes(".") ? value + last : value;
    },
    print: (ms) => printEpoch(ms, unit),
  };
}

function printEpoch(ms: number, unit: number): string {
  const whole = Math.trunc(ms / unit);
  const rest = Math.abs(ms % unit);
  if (rest === 0) return String(whole);
  return `${ms < 0 && whole === 0 ? "-" : ""}${whole}.${String(rest).padStart(3, "0").replace(/0+$/, "")}`;
}
