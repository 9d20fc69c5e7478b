import { illegalArgument, SearchError } from "../errors/search-error";
import { decodeLatitude, decodeLongitude, encodeLatitude, encodeLongitude } from "../index/geo-point";
import type { Segment } from "../index/reader";
import { formatDouble } from "../json/format-number";
import { none, selected } from "./doc-sets";
import type { Matches } from "./matches";
import type { GeoBox, GeoBoxQuery } from "./parse-geo-box";
import type { SearchScope } from "./scope";
import { shardError } from "./shard-error";

/** `geo_bounding_box`: any of a document's points lies in the box, edges included; the boost is the score. */
export function weighGeoBox(
  query: GeoBoxQuery,
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
      `Field [${field.name}] is of unsupported type [${field.type}] for [geo_bounding_box] query`,
    );
  }
  const { top, left, bottom, right } = asStored(boxOf(query, scope));
  const between = (lon: number): boolean =>
    left <= right ? lon >= left && lon <= right : lon >= left || lon <= right;
  return (segment) => {
    const column = segment.geoPoints(field.name);
    if (!column) return none;
    return selected(segment, boost, (doc) =>
      column.points(doc).some(({ lat, lon }) => lat >= bottom && lat <= top && between(lon)),
    );
  };
}

/** Edges as coarse as stored points are, so that a point on an edge is inside. */
const asStored = ({ top, left, bottom, right }: GeoBox): GeoBox => ({
  top: decodeLatitude(encodeLatitude(top)),
  left: decodeLongitude(encodeLongitude(left)),
  bottom: decodeLatitude(encodeLatitude(bottom)),
  right: decodeLongitude(encodeLongitude(right)),
});

/** The box that is meant: outside of the globe it is refused, or brought back. */
function boxOf({ box, field, validation }: GeoBoxQuery, scope: SearchScope): GeoBox {
  if (validation === "COERCE") return coerced(box);
  const wrong = wrongEdges(box);
  const [first] = wrong;
  if (!first) return box;
  if (validation === "STRICT") {
    const list = wrong.map(
      ({ edge, name, value }, i) => `${i + 1}: [geo_bounding_box] ${edge} ${name} is invalid: ${value};`,
    );
    throw shardError(
      scope,
      "couldn't validate latitude/ longitude values",
      new SearchError(400, "query_validation_exception", `Validation Failed: ${list.join("")}`),
    );
  }
  const most = first.name === "latitude" ? "-90.0 and 90.0" : "-180.0 and 180.0";
  const reason = `invalid ${first.name} ${first.value}; must be between ${most}`;
  throw shardError(scope, `Exception creating query on Field [${field}] ${reason}`, illegalArgument(reason));
}

interface WrongEdge {
  edge: keyof GeoBox;
  name: "latitude" | "longitude";
  /** As Java prints it. */
  value: string;
}

function wrongEdges({ top, left, bottom, right }: GeoBox): WrongEdge[] {
  const edges: readonly [keyof GeoBox, WrongEdge["name"], number][] = [
    ["top", "latitude", top],
    ["left", "longitude", left],
    ["bottom", "latitude", bottom],
    ["right", "longitude", right],
  ];
  return edges.flatMap(([edge, name, value]) =>
    Math.abs(value) > (name === "latitude" ? 90 : 180) ? [{ edge, name, value: formatDouble(value) }] : [],
  );
}

function coerced({ top, left, bottom, right }: GeoBox): GeoBox {
  const wholeTurn = right > left && (right - left) % 360 === 0;
  const [upper, lower] = [folded(top, left), folded(bottom, right)];
  if (wholeTurn) return { top: upper.lat, bottom: lower.lat, left: -180, right: 180 };
  return { top: upper.lat, bottom: lower.lat, left: turned(upper.lon), right: turned(lower.lon) };
}

/** A latitude beyond a pole goes on upon the other side of the globe. */
function folded(lat: number, lon: number): { lat: number; lon: number } {
  if (Math.abs(lat) <= 90) return { lat, lon };
  const turn = modulo360(lat);
  if (turn > 90) return { lat: 180 - turn, lon: lon + 180 };
  return turn < -90 ? { lat: -180 - turn, lon: lon + 180 } : { lat: turn, lon };
}

const turned = (lon: number): number => (Math.abs(lon) > 180 ? modulo360(lon) : lon);

/** The same angle above -180 and up to 180. */
function modulo360(angle: number): number {
  const turn = ((angle % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}
