const LARGEST = 65504;
const SMALLEST_NORMAL_EXPONENT = -14;

/** The nearest half-precision number, ties to even; infinite from 65,520 on (Lucene's `HalfFloatPoint`). */
export function roundToHalf(value: number): number {
  const single = Math.fround(value);
  if (!Number.isFinite(single) || single === 0) return single;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(single))), SMALLEST_NORMAL_EXPONENT);
  const step = 2 ** (exponent - 10);
  const rounded = roundHalfEven(single / step) * step;
  return Math.abs(rounded) > LARGEST ? Math.sign(single) * Number.POSITIVE_INFINITY : rounded;
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
