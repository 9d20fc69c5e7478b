import { illegalArgument, parsingError } from "../errors/search-error";
import { parseGeoPoint } from "../index/parse-geo-point";
import type { JsonNode, JsonObject } from "../json/node";
import { scalarText } from "../json/walk";
import { metersOfUnit, parseDistance } from "./distance-unit";
import { boostOf, closeOf } from "./query-inside";

/** Documents with a point near another. */
export interface GeoDistanceQuery {
  kind: "geo_distance";
  field: string;
  origin: { readonly lat: number; readonly lon: number };
  /** Metres. */
  distance: number;
  ignoreUnmapped: boolean;
  boost: number;
}

const KNOWN = ["distance", "unit", "distance_type", "validation_method", "ignore_unmapped", "boost", "_name"];
const TYPES = ["plane", "arc"];

/** Reads the inside of `geo_distance`; plane and arc distances are computed alike, along the sphere, as Elasticsearch does. */
export function parseGeoDistance(inside: JsonObject): GeoDistanceQuery {
  const options = new Map<string, string>();
  let point: { field: string; node: JsonNode } | undefined;
  for (const { key, value } of inside.entries) {
    if (KNOWN.includes(key)) options.set(key, scalarText(value) ?? "");
    else if (point)
      throw parsingError(
        value.at,
        `[geo_distance] query doesn't support multiple fields, found [${point.field}] and [${key}]`,
      );
    else point = { field: key, node: value };
  }
  const distance = options.get("distance");
  if (distance === undefined)
    throw parsingError(closeOf(inside), "geo_distance requires 'distance' to be specified");
  if (!point) throw illegalArgument("fieldName must not be null or empty");
  const type = options.get("distance_type") ?? "arc";
  if (!TYPES.includes(type.toLowerCase())) throw illegalArgument(`No geo distance for [${type}]`);
  const meters = parseDistance(distance, metersOfUnit(options.get("unit") ?? "m"));
  if (!(meters > 0)) throw illegalArgument("distance must be greater than zero");
  return {
    kind: "geo_distance",
    field: point.field,
    origin: parseGeoPoint(point.node, "geo_distance"),
    distance: meters,
    ignoreUnmapped: options.get("ignore_unmapped") === "true",
    boost: boostOf(inside),
  };
}
