import { SearchError } from "../errors/search-error";
import { parseOffset } from "./offset";

/** Rules of a time zone; all times and offsets are milliseconds. */
export interface TimeZone {
  /** As it was named: `UTC`, `+02:00`, `Europe/Berlin`. */
  readonly id: string;
  /** Constant for all times. */
  readonly fixed: boolean;
  /** Local time minus UTC at an instant. */
  offsetAt(ms: number): number;
}

/** Coordinated universal time; it prints as `Z`. */
export const UTC: TimeZone = fixedZone("Z", 0);

/** A zone of one offset, in milliseconds. */
export function fixedZone(id: string, offset: number): TimeZone {
  return { id, fixed: true, offsetAt: () => offset };
}

const cache = new Map<string, TimeZone>();

/** A zone by its name as `java.time.ZoneId.of` reads it; throws with Java's texts. */
export function timeZone(id: string): TimeZone {
  const known = cache.get(id);
  if (known) return known;
  const zone = namedZone(id);
  if (cache.size > 1000) cache.clear();
  cache.set(id, zone);
  return zone;
}

function namedZone(id: string): TimeZone {
  if (id === "Z" || id === "UTC" || id === "GMT" || id === "UT") return fixedZone(id === "Z" ? "Z" : id, 0);
  const prefixed = /^(?:UTC|GMT|UT)(?=[+-])/.exec(id)?.[0] ?? "";
  const rest = id.slice(prefixed.length);
  if (id.length < 2 || /^[+-]/.test(rest)) return fixedZone(id, zoneOffset(rest));
  if (!/^[A-Za-z][A-Za-z0-9~/._+-]+$/.test(id))
    throw dateTimeError(`Invalid ID for region-based ZoneId, invalid format: ${id}`);
  return regionZone(id);
}

/** Whole forms of an offset by their length: `+h`, `+hh`, `+hhmm`, `+hh:mm`, `+hhmmss`, `+hh:mm:ss`. */
const OFFSET_LENGTHS = [2, 3, 5, 6, 7, 9];

function zoneOffset(text: string): number {
  if (!OFFSET_LENGTHS.includes(text.length))
    throw dateTimeError(`Invalid ID for ZoneOffset, invalid format: ${text}`);
  if (!/^[+-](?:\d{1,2}|\d{4}|\d\d:\d\d|\d{6}|\d\d:\d\d:\d\d)$/.test(text)) {
    throw dateTimeError(`Invalid ID for ZoneOffset, non numeric characters found: ${text}`);
  }
  const hours = Number(/\d{1,2}/.exec(text)?.[0]) * (text.startsWith("-") ? -1 : 1);
  if (Math.abs(hours) > 18) {
    throw dateTimeError(`Zone offset hours not in valid range: value ${hours} is not in the range -18 to 18`);
  }
  const offset = parseOffset(text);
  if (offset === undefined) throw dateTimeError("Zone offset not in valid range: -18:00 to +18:00");
  return offset;
}

/** Three capitals that Java knows as regions; Intl knows more, from before there were regions. */
const SHORT_REGIONS = ["CET", "EET", "MET", "WET", "UCT", "PRC", "ROC", "ROK"];

const dateTimeError = (reason: string): SearchError => new SearchError(400, "date_time_exception", reason);

function regionZone(id: string): TimeZone {
  const unknown = (): SearchError =>
    new SearchError(400, "zone_rules_exception", `Unknown time-zone ID: ${id}`);
  // Intl reads names in any case, Java does not.
  if (/(?:^|\/)[a-z]/.test(id) || (/^[A-Z]{3}$/.test(id) && !SHORT_REGIONS.includes(id))) throw unknown();
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: id,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
      era: "short",
    });
  } catch (cause) {
    if (cause instanceof RangeError) throw unknown();
    throw cause;
  }
  return { id, fixed: false, offsetAt: cachedOffsets((ms) => offsetByFormat(format, ms)) };
}

function offsetByFormat(format: Intl.DateTimeFormat, ms: number): number {
  const part: Record<string, number> = {};
  let beforeChrist = false;
  for (const { type, value } of format.formatToParts(ms)) {
    if (type === "era") beforeChrist = value.startsWith("B");
    else if (type !== "literal") part[type] = Number(value);
  }
  const year = beforeChrist ? 1 - (part.year ?? 0) : (part.year ?? 0);
  const local = new Date(0);
  local.setUTCFullYear(year, (part.month ?? 1) - 1, part.day ?? 1);
  local.setUTCHours(part.hour ?? 0, part.minute ?? 0, part.second ?? 0);
  return local.getTime() - Math.floor(ms / 1000) * 1000;
}

/** About six days: no zone changes its clocks twice within that. */
const SPAN = 2 ** 29;

interface Span {
  before: number;
  after: number;
  transition: number;
}

/** Intl is slow (microseconds a call), so each span of time is asked once: at both ends, and by halving where they differ. */
function cachedOffsets(offset: (ms: number) => number): (ms: number) => number {
  const spans = new Map<number, Span>();
  let last = Number.NaN;
  let span: Span = { before: 0, after: 0, transition: 0 };
  return (ms) => {
    const number = Math.floor(ms / SPAN);
    if (number !== last) {
      span = spans.get(number) ?? findTransition(offset, number * SPAN, (number + 1) * SPAN);
      if (spans.size > 20_000) spans.clear();
      spans.set(number, span);
      last = number;
    }
    return ms < span.transition ? span.before : span.after;
  };
}

function findTransition(offset: (ms: number) => number, from: number, to: number): Span {
  const before = offset(from);
  const after = offset(to);
  if (before === after) return { before, after, transition: from };
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, transition: high };
}

/**
 * The instant of a local time. In a gap (clocks went forward) it moves on by the gap's length, in an overlap it is the
 * earlier one, as `java.time.ZonedDateTime.of` does it.
 */
export function instantOfLocal(local: number, zone: TimeZone): number {
  if (zone.fixed) return local - zone.offsetAt(0);
  const earlier = zone.offsetAt(local - 86_400_000);
  const first = local - earlier;
  const offset = zone.offsetAt(first);
  if (offset === earlier) return first;
  const second = local - offset;
  return zone.offsetAt(second) === offset ? second : first;
}
