import { illegalArgument, type SearchError } from "../errors/search-error";
import { formatDouble, formatFloat } from "../json/format-number";
import type { JsonNode, JsonNumber } from "../json/node";
import { isInteger } from "../json/walk";
import { jacksonToken, tokenError } from "./document-errors";
import { roundToHalf } from "./half-float";
import { numberFormat, parseJavaDouble, wholePart } from "./java-number";
import type { FieldType } from "./mapping";

/** Number types of the subset. */
export type NumberType = Extract<
  FieldType,
  "long" | "integer" | "short" | "byte" | "double" | "float" | "half_float" | "scaled_float"
>;

const NUMBER_TYPES: ReadonlySet<FieldType> = new Set<FieldType>([
  "long",
  "integer",
  "short",
  "byte",
  "double",
  "float",
  "half_float",
  "scaled_float",
]);

/** True for a field type whose values are numbers. */
export const isNumberType = (type: FieldType): type is NumberType => NUMBER_TYPES.has(type);

const LIMITS = {
  integer: [-2_147_483_648, 2_147_483_647],
  short: [-32_768, 32_767],
  byte: [-128, 127],
} as const;

const INT_RANGE = "(-2147483648 - 2147483647)";
const LONG_RANGE = "(-9223372036854775808 - 9223372036854775807)";
const LONG_MIN = -(2n ** 63n);
const LONG_MAX = 2n ** 63n - 1n;

/**
 * A document's value as its number field keeps it: rounded to float, half float or scaled; bigint beyond 2^53.
 * Throws what `NumberFieldMapper` throws, which the caller wraps.
 */
export function parseNumber(
  type: NumberType,
  node: JsonNode,
  coerce: boolean,
  scalingFactor = 1,
): number | bigint {
  if (node.kind === "object" || node.kind === "array") throw illegalArgument("Cannot parse object as number");
  if (node.kind === "boolean" || node.kind === "null") {
    throw tokenError(
      node,
      `Current token (${jacksonToken(node)}) not numeric, can not use numeric value accessors`,
    );
  }
  switch (type) {
    case "long":
      return parseLong(node, coerce);
    case "integer":
    case "short":
    case "byte":
      return parseInt32(type, node, coerce);
    default:
      return parseFraction(type, node, coerce, scalingFactor);
  }
}

type Numeric = Extract<JsonNode, { kind: "string" | "number" }>;

function refuseString(node: Numeric, coerce: boolean, javaClass: string): void {
  if (node.kind === "string" && !coerce) throw illegalArgument(`${javaClass} value passed as String`);
}

function parseInt32(type: keyof typeof LIMITS, node: Numeric, coerce: boolean): number {
  refuseString(node, coerce, type === "short" ? "Short" : "Integer");
  const value = node.kind === "string" ? intOfText(node.value, type) : intOfNumber(node, coerce, type);
  const [min, max] = LIMITS[type];
  if (value < min || value > max) throw illegalArgument(`Value [${value}] is out of range for a ${type}`);
  return value;
}

/** Texts of a short are held against its own range, those of a byte first against an int's. */
function intOfText(text: string, type: keyof typeof LIMITS): number {
  const value = parseJavaDouble(text);
  const [min, max] = type === "short" ? LIMITS.short : LIMITS.integer;
  if (value >= min && value <= max) return Math.trunc(value) + 0;
  if (Number.isNaN(value)) return 0;
  throw illegalArgument(`Value [${text}] is out of range for ${type === "short" ? "a short" : "an integer"}`);
}

function intOfNumber(node: JsonNumber, coerce: boolean, type: keyof typeof LIMITS): number {
  const value = Number(node.raw);
  const [min, max] = LIMITS.integer;
  if (Math.trunc(value) < min || Math.trunc(value) > max) throw outOfRange(node, "int", INT_RANGE);
  refuseFraction(node, value, coerce, type === "short" ? "Short" : "Integer");
  if (type === "short" && (value < LIMITS.short[0] || value > LIMITS.short[1])) {
    throw tokenError(
      node,
      `Numeric value (${node.raw}) out of range of Java short`,
      "input_coercion_exception",
    );
  }
  return Math.trunc(value) + 0;
}

function refuseFraction(node: JsonNumber, value: number, coerce: boolean, javaClass: string): void {
  if (!coerce && !Number.isInteger(value))
    throw illegalArgument(`${formatDouble(value)} cannot be converted to ${javaClass} without data loss`);
  if (!coerce && node.raw === "") throw numberFormat("empty String");
}

const outOfRange = (node: JsonNumber, type: string, range: string): SearchError =>
  tokenError(
    node,
    `Numeric value (${node.raw}) out of range of ${type} ${range}`,
    "input_coercion_exception",
  );

function parseLong(node: Numeric, coerce: boolean): number | bigint {
  refuseString(node, coerce, "Long");
  if (node.kind === "number") return longOfNumber(node, coerce);
  const value = wholePart(node.value);
  if (value === undefined) throw illegalArgument(`For input string: "${node.value}"`);
  if (value < LONG_MIN || value > LONG_MAX)
    throw illegalArgument(`Value [${node.value}] is out of range for a long`);
  return narrow(value);
}

function longOfNumber(node: JsonNumber, coerce: boolean): number | bigint {
  const value = Number(node.raw);
  if (Number.isSafeInteger(value)) return value + 0;
  if (!isInteger(node.raw)) refuseFraction(node, value, coerce, "Long");
  const whole = isInteger(node.raw) ? BigInt(node.raw) : (wholePart(node.raw) ?? 0n);
  if (whole < LONG_MIN || whole > LONG_MAX) throw outOfRange(node, "long", LONG_RANGE);
  return narrow(whole);
}

const narrow = (value: bigint): number | bigint =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value;

function parseFraction(
  type: "double" | "float" | "half_float" | "scaled_float",
  node: Numeric,
  coerce: boolean,
  scalingFactor: number,
): number {
  refuseString(node, coerce, type === "double" || type === "scaled_float" ? "Double" : "Float");
  const value = node.kind === "string" ? parseJavaDouble(node.value) : Number(node.raw);
  const kept = round(type, value, scalingFactor);
  if (Number.isFinite(kept)) return kept;
  const shown = type === "double" || type === "scaled_float" ? formatDouble(value) : formatFloat(value);
  const only = type === "scaled_float" ? "only supports" : "supports only";
  throw illegalArgument(`[${type}] ${only} finite values, but got [${shown}]`);
}

function round(
  type: "double" | "float" | "half_float" | "scaled_float",
  value: number,
  scalingFactor: number,
): number {
  switch (type) {
    case "double":
      return value;
    case "float":
      return Math.fround(value);
    case "half_float":
      return roundToHalf(value);
    case "scaled_float":
      return decodeScaled(encodeScaled(value, scalingFactor), scalingFactor);
  }
}

/** The whole number that a scaled_float keeps: Java's `Math.round(value * factor)`. */
export const encodeScaled = (value: number, scalingFactor: number): number =>
  Math.floor(value * scalingFactor + 0.5);

/** The double that a scaled_float gives back, by the factor's inverse as Elasticsearch computes it. */
export const decodeScaled = (scaled: number, scalingFactor: number): number => scaled * (1 / scalingFactor);
