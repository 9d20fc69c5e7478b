import type { Segment } from "../index/reader";
import { none, selected } from "./doc-sets";
import type { Matches } from "./matches";
import type { GeoDistanceQuery } from "./parse-geo-distance";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";
import { haversineMeters } from "./sloppy-math";

/** `geo_distance`: any of a document's points lies within the distance; the boost is the score. */
export function weighGeoDistance(
  query: GeoDistanceQuery,
  scope: SearchScope,
  boost: number,
): (segment: Segment) => Matches {
  const field = scope.mapping.field(query.field);
  if (!field) {
    if (query.ignoreUnmapped) return () => none;
    throw shardError(scope, `failed to find geo field [${query.field}]`);
  }
  if (field.type !== "geo_point") {
    throw shardError(
      scope,
      `Field [${field.name}] is of unsupported type [${field.type}] for [geo_distance] query`,
    );
  }
  return (segment) => {
    const column = segment.geoPoints(field.name);
    if (!column) return none;
    const near = (doc: number): boolean =>
      column.points(doc).some((point) => haversineMeters(query.origin, point) <= query.distance);
    return selected(segment, boost, near);
  };
}
