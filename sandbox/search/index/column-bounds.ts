import { roundToHalf } from "./half-float";
import type { MappedField } from "./mapping";
import { decodeScaled, encodeScaled } from "./parse-number";

/** One end of a range on a number field, as a query has it. */
export interface NumberEnd {
  readonly value: number;
  readonly included: boolean;
}

/** Both ends included, in the numbers that the field's column holds. Empty when `low` is above `high`. */
export interface ColumnBounds {
  readonly low: number;
  readonly high: number;
}

/**
 * A range on a number field in terms of what its column holds: ends are rounded to the field's precision first, and an
 * end that is left out moves by one step of it (`NumberFieldMapper.rangeQuery`, `ScaledFloatFieldMapper`).
 */
export function columnBounds(
  field: MappedField,
  from: NumberEnd | undefined,
  to: NumberEnd | undefined,
): ColumnBounds {
  const low = from ? lowest(field, from) : Number.NEGATIVE_INFINITY;
  const high = to ? highest(field, to) : Number.POSITIVE_INFINITY;
  return { low, high };
}

/** What a field's column holds for a number that a term query asks for; `undefined` when no value can be it. */
export function columnTerm(field: MappedField, value: number): number | undefined {
  switch (field.type) {
    case "double":
      return value;
    case "float":
      return Math.fround(value);
    case "half_float":
      return roundToHalf(value);
    case "scaled_float": {
      const factor = field.scalingFactor ?? 1;
      return decodeScaled(encodeScaled(value, factor), factor);
    }
    default:
      return Number.isInteger(value) ? value : undefined;
  }
}

function lowest(field: MappedField, { value, included }: NumberEnd): number {
  switch (field.type) {
    case "double":
      return included ? value : nextDouble(value, 1);
    case "float":
      return included ? Math.fround(value) : nextFloat(Math.fround(value), 1);
    case "half_float":
      return included ? roundToHalf(value) : nextHalf(roundToHalf(value), 1);
    case "scaled_float": {
      const factor = field.scalingFactor ?? 1;
      return decodeScaled(Math.ceil((included ? value : nextDouble(value, 1)) * factor), factor);
    }
    default:
      return Number.isInteger(value) && !included ? value + 1 : Math.ceil(value);
  }
}

function highest(field: MappedField, { value, included }: NumberEnd): number {
  switch (field.type) {
    case "double":
      return included ? value : nextDouble(value, -1);
    case "float":
      return included ? Math.fround(value) : nextFloat(Math.fround(value), -1);
    case "half_float":
      return included ? roundToHalf(value) : nextHalf(roundToHalf(value), -1);
    case "scaled_float": {
      const factor = field.scalingFactor ?? 1;
      return decodeScaled(Math.floor((included ? value : nextDouble(value, -1)) * factor), factor);
    }
    default:
      return Number.isInteger(value) && !included ? value - 1 : Math.floor(value);
  }
}

const doubles = new Float64Array(1);
const doubleBits = new BigInt64Array(doubles.buffer);

/** The neighbour of a double, up (1) or down (-1); Java's `Math.nextUp`. */
export function nextDouble(value: number, direction: 1 | -1): number {
  if (Number.isNaN(value) || value === direction * Number.POSITIVE_INFINITY) return value;
  if (value === 0) return direction * Number.MIN_VALUE;
  doubles[0] = value;
  doubleBits[0] = (doubleBits[0] ?? 0n) + BigInt(value > 0 ? direction : -direction);
  return doubles[0];
}

const floats = new Float32Array(1);
const floatBits = new Int32Array(floats.buffer);

/** The neighbour of a float32. */
export function nextFloat(value: number, direction: 1 | -1): number {
  if (Number.isNaN(value) || value === direction * Number.POSITIVE_INFINITY) return value;
  if (value === 0) return direction * 2 ** -149;
  floats[0] = value;
  floatBits[0] = (floatBits[0] ?? 0) + (value > 0 ? direction : -direction);
  return floats[0];
}

const SMALLEST_HALF = 2 ** -24;

/** The neighbour of a half-precision number. */
function nextHalf(value: number, direction: 1 | -1): number {
  if (!Number.isFinite(value)) return value;
  if (value === 0) return direction * SMALLEST_HALF;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(value))), -14);
  const step = 2 ** (exponent - 10);
  // Towards zero from a power of two the step is half as wide.
  const inward = Math.sign(value) !== direction && Math.abs(value) === 2 ** exponent && exponent > -14;
  return roundToHalf(value + direction * (inward ? step / 2 : step));
}
