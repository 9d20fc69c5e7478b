/** A point of the earth, degrees. */
export interface GeoPoint {
  lat: number;
  lon: number;
}

const LAT_STEP = 180 / 2 ** 32;
const LON_STEP = 360 / 2 ** 32;

/** Degrees as a 32-bit number, rounded down (Lucene's `GeoEncodingUtils`). */
export const encodeLatitude = (lat: number): number =>
  Math.floor((lat === 90 ? previousDouble90 : lat) / LAT_STEP) | 0;

/** Degrees as a 32-bit number, rounded down. */
export const encodeLongitude = (lon: number): number =>
  Math.floor((lon === 180 ? previousDouble180 : lon) / LON_STEP) | 0;

const previousDouble90 = 90 - 2 ** -46;
const previousDouble180 = 180 - 2 ** -45;

/** Degrees of a 32-bit number. */
export const decodeLatitude = (encoded: number): number => encoded * LAT_STEP;

/** Degrees of a 32-bit number. */
export const decodeLongitude = (encoded: number): number => encoded * LON_STEP;

const BASE32 = "0123456789bcdefghjkmnpqrstuvwxyz";

/** The south-west corner of a geohash's cell, which Elasticsearch takes for the point; `undefined` with a wrong symbol. */
export function geohashPoint(hash: string): GeoPoint | undefined {
  let [south, north, west, east] = [-90, 90, -180, 180];
  let even = true;
  for (const symbol of hash) {
    const index = BASE32.indexOf(symbol);
    if (index < 0) return undefined;
    for (let bit = 16; bit >= 1; bit /= 2) {
      const upper = (index & bit) !== 0;
      const middle = even ? (west + east) / 2 : (south + north) / 2;
      if (even && upper) west = middle;
      else if (even) east = middle;
      else if (upper) south = middle;
      else north = middle;
      even = !even;
    }
  }
  return { lat: south, lon: west };
}
