import { illegalArgument, type SearchError, unsupported } from "../errors/search-error";

interface DecimalPattern {
  prefix: string;
  suffix: string;
  /** Digits of a group, 0 for none. */
  grouping: number;
  integerDigits: number;
  minFraction: number;
  maxFraction: number;
  /** 100 for a percent sign, 1000 for per mille. */
  multiplier: number;
}

/** Prints numbers by a pattern of Java's `DecimalFormat` (`#,##0.00`, `0%`), rounding half to even; exponents are refused. */
export function decimalFormat(pattern: string): (value: number) => string {
  const [positive = "", negative] = splitPattern(pattern);
  const parsed = parsePattern(positive, pattern);
  const minus = negative === undefined ? undefined : parsePattern(negative, pattern);
  return (value) => {
    if (Number.isNaN(value)) return "NaN";
    const digits = printDigits(Math.abs(value) * parsed.multiplier, parsed);
    if (value < 0 && minus) return minus.prefix + digits + minus.suffix;
    return `${value < 0 || Object.is(value, -0) ? "-" : ""}${parsed.prefix}${digits}${parsed.suffix}`;
  };
}

function splitPattern(pattern: string): string[] {
  return pattern.match(/(?:'[^']*'|[^;'])+/g) ?? [""];
}

/** What Java makes of an empty pattern. */
const EMPTY: DecimalPattern = {
  prefix: "",
  suffix: "",
  grouping: 3,
  integerDigits: 0,
  minFraction: 0,
  maxFraction: 3,
  multiplier: 1,
};

function parsePattern(text: string, whole: string): DecimalPattern {
  if (whole === "") return EMPTY;
  if (/[#0.]E0/.test(text)) throw unsupported(`The exponent of the number format [${whole}]`);
  const match = /^((?:'[^']*'|[^#0.,'])*)([#,]*[0,]*)(\.(0*)(#*))?((?:'[^']*'|[^#0.,'])*)$/.exec(text);
  if (!match) throw malformed(text, whole);
  const [, prefix = "", integer = "", point, zeros = "", optional = "", suffix = ""] = match;
  const comma = integer.lastIndexOf(",");
  if (comma >= 0 && comma === integer.length - 1) throw malformed(text, whole);
  const signs = prefix + suffix;
  const digits = integer.replace(/[^0]/g, "").length;
  // Without any zero the digit before the point is one, or the first behind it where none is before.
  const bare = point !== undefined && digits === 0 && zeros === "";
  return {
    prefix: unquote(prefix),
    suffix: unquote(suffix),
    grouping: comma < 0 ? 0 : integer.length - comma - 1,
    integerDigits: bare && integer !== "" ? 1 : digits,
    minFraction: bare && integer === "" ? 1 : zeros.length,
    maxFraction: zeros.length + optional.length,
    multiplier: signs.includes("%") ? 100 : signs.includes("‰") ? 1000 : 1,
  };
}

function malformed(text: string, whole: string): SearchError {
  const points = text.replace(/'[^']*'/g, "").split(".").length - 1;
  return illegalArgument(
    points > 1 ? `Multiple decimal separators in pattern "${whole}"` : `Malformed pattern "${whole}"`,
  );
}

const unquote = (text: string): string => text.replace(/'([^']*)'/g, (_, inner: string) => inner || "'");

function printDigits(value: number, pattern: DecimalPattern): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  const [integer = "0", fraction = ""] = roundHalfEven(value, pattern.maxFraction).split(".");
  const trimmed = integer === "0" && pattern.integerDigits === 0 && pattern.maxFraction > 0 ? "" : integer;
  const padded = trimmed.padStart(pattern.integerDigits, "0");
  const shown = trimFraction(fraction, pattern.minFraction);
  const grouped = pattern.grouping > 0 ? group(padded, pattern.grouping) : padded;
  return shown === "" ? grouped || "0" : `${grouped}.${shown}`;
}

function trimFraction(fraction: string, min: number): string {
  let end = fraction.length;
  while (end > min && fraction[end - 1] === "0") end--;
  return fraction.slice(0, end);
}

function group(digits: string, size: number): string {
  const first = digits.length % size || size;
  const parts = [digits.slice(0, first)];
  for (let at = first; at < digits.length; at += size) parts.push(digits.slice(at, at + size));
  return parts.join(",");
}

/** Rounds the exact decimal value of a double, as Java does since version 8. */
function roundHalfEven(value: number, places: number): string {
  const exact = exactDecimal(value);
  const point = exact.indexOf(".");
  const integer = point < 0 ? exact : exact.slice(0, point);
  const fraction = point < 0 ? "" : exact.slice(point + 1);
  const kept = BigInt(integer + fraction.slice(0, places).padEnd(places, "0"));
  const rest = fraction.slice(places);
  const half = rest[0] === "5" && /^50*$/.test(rest);
  const up = half ? kept % 2n === 1n : (rest[0] ?? "0") >= "5";
  const digits = String(up ? kept + 1n : kept).padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** All decimal digits of a double: multiplied by two until whole, then divided by as many twos in decimal (times 5, shifted). */
function exactDecimal(value: number): string {
  let whole = value;
  let twos = 0;
  while (!Number.isInteger(whole) && twos < 1100) {
    whole *= 2;
    twos++;
  }
  const digits = (BigInt(whole) * 5n ** BigInt(twos)).toString().padStart(twos + 1, "0");
  return twos === 0 ? digits : `${digits.slice(0, -twos)}.${digits.slice(-twos)}`;
}
