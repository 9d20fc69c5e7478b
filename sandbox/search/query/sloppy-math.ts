/*
 * Distances on the sphere as Lucene's SloppyMath computes them, to the last digit: sines and cosines come from tables
 * with a Taylor polynomial around each entry, arc sines too, but near 1 (fdlibm's polynomial).
 */

const HALF_PI_HIGH = 1.57079632673412561417;
const HALF_PI_LOW = 6.07710050650619224932e-11;
const TRIG_STEPS = 2048;
const TRIG_DELTA_HIGH = (4 * HALF_PI_HIGH) / TRIG_STEPS;
const TRIG_DELTA_LOW = (4 * HALF_PI_LOW) / TRIG_STEPS;
const TRIG_INDEXER = 1 / (TRIG_DELTA_HIGH + TRIG_DELTA_LOW);
/** Mean radius of the earth in metres (WGS 84). */
const EARTH_RADIUS = 6_371_008.7714;

interface Trig {
  readonly sin: Float64Array;
  readonly cos: Float64Array;
}

let trig: Trig | undefined;

function trigTable(): Trig {
  const sin = new Float64Array(TRIG_STEPS + 1);
  const cos = new Float64Array(TRIG_STEPS + 1);
  for (let i = 0; i <= TRIG_STEPS; i += 1) {
    const angle = i * TRIG_DELTA_HIGH + i * TRIG_DELTA_LOW;
    sin[i] = i === TRIG_STEPS / 2 || i === TRIG_STEPS ? 0 : Math.sin(angle);
    cos[i] = i === TRIG_STEPS / 4 || i === (3 * TRIG_STEPS) / 4 ? 0 : Math.cos(angle);
  }
  return { sin, cos };
}

function cosine(angle: number): number {
  trig ??= trigTable();
  const positive = Math.abs(angle);
  const index = Math.trunc(positive * TRIG_INDEXER + 0.5);
  const delta = positive - index * TRIG_DELTA_HIGH - index * TRIG_DELTA_LOW;
  const entry = index & (TRIG_STEPS - 1);
  const cos = trig.cos[entry] ?? 0;
  const sin = trig.sin[entry] ?? 0;
  return cos + delta * (-sin + delta * (-cos * (1 / 2) + delta * (sin * (1 / 6) + delta * cos * (1 / 24))));
}

const ASIN_STEPS = 8192;
const ASIN_MAX = Math.sin((73 / 180) * Math.PI);
const ASIN_DELTA = ASIN_MAX / ASIN_STEPS;
const ASIN_INDEXER = 1 / ASIN_DELTA;

/** Arc sine around entry `i` of the table, which is computed where it is needed. */
function arcSineNear(i: number, delta: number): number {
  const x = i * ASIN_DELTA;
  const inverse = 1 / (1 - x * x);
  const inverse05 = Math.sqrt(inverse);
  const inverse15 = inverse05 * inverse;
  const inverse25 = inverse15 * inverse;
  const inverse35 = inverse25 * inverse;
  const second = x * inverse15 * (1 / 2);
  const third = (1 + 2 * x * x) * inverse25 * (1 / 6);
  const fourth = (5 + 2 * x * (2 + x * (5 - 2 * x))) * inverse35 * (1 / 24);
  return Math.asin(x) + delta * (inverse05 + delta * (second + delta * (third + delta * fourth)));
}

function arcSine(value: number): number {
  if (value > ASIN_MAX) return arcSineNearOne(value);
  const index = Math.trunc(value * ASIN_INDEXER + 0.5);
  return arcSineNear(index, value - index * ASIN_DELTA);
}

const ASIN_NUMERATOR = [
  1.66666666666666657415e-1, -3.25565818622400915405e-1, 2.01212532134862925881e-1,
  -4.00555345006794114027e-2, 7.91534994289814532176e-4, 3.4793310759602116757e-5,
];
const ASIN_DENOMINATOR = [
  1, -2.40339491173441421878, 2.02094576023350569471, -6.8828397160545329303e-1, 7.70381505559019352791e-2,
];

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => coefficient + x * sum, 0);
}

function arcSineNearOne(value: number): number {
  if (value >= 1) return HALF_PI_HIGH + HALF_PI_LOW;
  const t = (1 - value) * 0.5;
  const ratio = (t * polynomial(ASIN_NUMERATOR, t)) / polynomial(ASIN_DENOMINATOR, t);
  const root = Math.sqrt(t);
  const z = root + root * ratio;
  return HALF_PI_HIGH - (z + z - HALF_PI_LOW);
}

const radians = (degrees: number): number => degrees * (Math.PI / 180);

/** Metres between two points along the sphere (haversine). */
export function haversineMeters(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const [lat1, lat2] = [radians(a.lat), radians(b.lat)];
  const byLatitude = 1 - cosine(lat1 - lat2);
  const byLongitude = 1 - cosine(radians(a.lon - b.lon));
  const key = withoutLastBits(byLatitude + cosine(lat1) * cosine(lat2) * byLongitude);
  return EARTH_RADIUS * 2 * arcSine(Math.min(1, Math.sqrt(key * 0.5)));
}

/** Metres between two points as if the earth were flat around them. */
export function planeMeters(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const x = radians(b.lon - a.lon) * Math.cos(radians((b.lat + a.lat) / 2));
  const y = radians(b.lat - a.lat);
  return Math.sqrt(x * x + y * y) * EARTH_RADIUS;
}

const bits = new DataView(new ArrayBuffer(8));

/** Drops a double's last three bits, so that rounding makes no ties. */
function withoutLastBits(value: number): number {
  bits.setFloat64(0, value);
  bits.setUint8(7, bits.getUint8(7) & 0xf8);
  return bits.getFloat64(0);
}
