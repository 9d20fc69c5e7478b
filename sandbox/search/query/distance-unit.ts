import { toDecimal } from "../aggregation/object-parser";
import { illegalArgument } from "../errors/search-error";

/** Metres of each unit, by the suffixes that Elasticsearch reads. */
const METERS: readonly (readonly [suffix: string, meters: number])[] = [
  ["nauticalmiles", 1852],
  ["centimeters", 0.01],
  ["millimeters", 0.001],
  ["kilometers", 1000],
  ["meters", 1],
  ["miles", 1609.344],
  ["yards", 0.9144],
  ["inch", 0.0254],
  ["feet", 0.3048],
  ["NM", 1852],
  ["nmi", 1852],
  ["mm", 0.001],
  ["cm", 0.01],
  ["km", 1000],
  ["mi", 1609.344],
  ["yd", 0.9144],
  ["in", 0.0254],
  ["ft", 0.3048],
  ["m", 1],
];

/** Metres of a unit's name; throws `No distance unit match [..]`. */
export function metersOfUnit(unit: string): number {
  const found = METERS.find(([suffix]) => suffix === unit);
  if (found) return found[1];
  throw illegalArgument(`No distance unit match [${unit}]`);
}

/** Metres of `20km`, `5 mi`; a bare number counts in `unit`, itself in metres. */
export function parseDistance(text: string, unit: number): number {
  const found = METERS.find(([suffix]) => text.endsWith(suffix));
  return found ? toDecimal(text.slice(0, -found[0].length).trim()) * found[1] : toDecimal(text) * unit;
}
