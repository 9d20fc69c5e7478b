import { SearchError } from "../errors/search-error";

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?$/;

/** Reads a text as Java's `Double.parseDouble`; throws its `number_format_exception`. */
export function parseJavaDouble(text: string): number {
  const trimmed = text.trim();
  if (trimmed === "") throw numberFormat("empty String");
  if (DECIMAL.test(trimmed)) return Number(trimmed.replace(/[fFdD]$/, ""));
  if (/^[+-]?(?:NaN|Infinity)$/.test(trimmed)) return Number(trimmed.replace("+", ""));
  throw numberFormat(`For input string: "${text}"`);
}

/** Java's complaint about a text that is no number. */
export function numberFormat(reason: string): SearchError {
  return new SearchError(400, "number_format_exception", reason);
}

/** A decimal text cut to its integer part, exactly; `undefined` for what is no decimal or beyond 20 digits. */
export function wholePart(text: string): bigint | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const length = whole.length + Number(exponent);
  if (digits === "") return undefined;
  if (length <= 0) return 0n;
  if (/^0*$/.test(digits)) return 0n;
  if (length > 40) return sign === "-" ? -(10n ** 40n) : 10n ** 40n;
  const value = BigInt(digits.slice(0, length).padEnd(length, "0"));
  return sign === "-" ? -value : value;
}
