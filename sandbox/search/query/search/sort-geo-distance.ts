import { illegalArgument, parsingError } from "../../errors/search-error";
import { isPointArray, parseGeoPoint } from "../../index/parse-geo-point";
import type { JsonNode, JsonObject } from "../../json/node";
import { double } from "../../json/reply-value";
import { scalarText } from "../../json/walk";
import { metersOfUnit } from "../distance-unit";
import type { SearchScope } from "../scope";
import { haversineMeters, planeMeters } from "../sloppy-math";
import type { Sorter } from "./sort";

/** A sort by the distance from one or several points. */
export interface GeoSort {
  readonly field: string;
  readonly origins: readonly { lat: number; lon: number }[];
  /** Metres of the unit in which distances are shown. */
  readonly unit: number;
  readonly plane: boolean;
  readonly descending: boolean;
  /** Which of several distances counts. */
  readonly mode: "min" | "max" | "avg" | "median";
}

const OPTIONS = [
  "order",
  "unit",
  "distance_type",
  "mode",
  "sort_mode",
  "ignore_unmapped",
  "validation_method",
];

/** Reads the body of `_geo_distance`. */
export function parseGeoSort(node: JsonObject): GeoSort {
  const options = new Map<string, string>();
  let point: { field: string; origins: GeoSort["origins"] } | undefined;
  for (const { key, value } of node.entries) {
    if (OPTIONS.includes(key)) options.set(key, scalarText(value) ?? "");
    else if (value.kind === "number" || value.kind === "boolean") {
      throw parsingError(value.at, `[_geo_distance] does not support [${key}]`);
    } else point = { field: key, origins: pointsOf(value, key) };
  }
  if (!point) throw illegalArgument("Geo distance sorting needs at least one point.");
  const descending = options.get("order")?.toLowerCase() === "desc";
  return {
    ...point,
    descending,
    unit: metersOfUnit(options.get("unit") ?? "m"),
    plane: options.get("distance_type")?.toLowerCase() === "plane",
    mode: modeOf(options.get("mode") ?? options.get("sort_mode") ?? (descending ? "max" : "min")),
  };
}

function pointsOf(value: JsonNode, field: string): GeoSort["origins"] {
  if (value.kind === "array" && !isPointArray(value))
    return value.items.map((item) => parseGeoPoint(item, field));
  return [parseGeoPoint(value, field)];
}

function modeOf(text: string): GeoSort["mode"] {
  const mode = text.toLowerCase();
  if (mode === "min" || mode === "max" || mode === "avg" || mode === "median") return mode;
  if (mode === "sum") throw illegalArgument("sort_mode [sum] isn't supported for sorting by geo distance");
  throw illegalArgument(`Unknown SortMode [${text}]`);
}

/** Prepares the sort for an index; throws what its shards refuse. */
export function geoSorter(sort: GeoSort, scope: SearchScope): Sorter {
  const field = scope.mapping.field(sort.field);
  if (field?.type !== "geo_point") {
    throw illegalArgument(`failed to find mapper for [${sort.field}] for geo distance based sort`);
  }
  const measure = sort.plane ? planeMeters : haversineMeters;
  return {
    valueOf: (segment, doc) => {
      const points = segment.geoPoints(field.name)?.points(doc) ?? [];
      const distances = sort.origins.flatMap((origin) => points.map((point) => measure(origin, point)));
      return distances.length === 0 ? Number.POSITIVE_INFINITY : oneOf(distances, sort.mode) / sort.unit;
    },
    shown: (value) => (value === Number.POSITIVE_INFINITY ? "Infinity" : double(Number(value))),
  };
}

function oneOf(distances: readonly number[], mode: GeoSort["mode"]): number {
  switch (mode) {
    case "min":
      return Math.min(...distances);
    case "max":
      return Math.max(...distances);
    case "avg":
      return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
    case "median":
      return medianOf(distances.toSorted((a, b) => a - b));
  }
}

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
