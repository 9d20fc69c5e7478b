import { illegalArgument, SearchError } from "../errors/search-error";
import { formatDouble } from "../json/format-number";
import type { JsonArray, JsonNode, JsonObject } from "../json/node";
import { member, scalarText } from "../json/walk";
import { jacksonToken, tokenError } from "./document-errors";
import { type GeoPoint, geohashPoint } from "./geo-point";
import { parseJavaDouble } from "./java-number";

/** Elasticsearch's `parse_exception`, which stands as a root cause of its own. */
const parseException = (reason: string, causedBy?: SearchError): SearchError =>
  new SearchError(400, "parse_exception", reason, { ...(causedBy && { causedBy }) });

/** Reads a point in any of its forms: object, GeoJSON, `lat,lon`, WKT, geohash, `[lon, lat]`. */
export function parseGeoPoint(node: JsonNode, field: string): GeoPoint {
  const point = readGeoPoint(node);
  if (!(point.lat >= -90 && point.lat <= 90))
    throw illegalArgument(`illegal latitude value [${formatDouble(point.lat)}] for ${field}`);
  if (!(point.lon >= -180 && point.lon <= 180))
    throw illegalArgument(`illegal longitude value [${formatDouble(point.lon)}] for ${field}`);
  return point;
}

/** As `parseGeoPoint`, wherever on or off the globe the point lies. */
export function readGeoPoint(node: JsonNode): GeoPoint {
  if (node.kind === "object") return pointOfObject(node);
  if (node.kind === "array") return pointOfArray(node);
  if (node.kind === "string") return pointOfText(node.value);
  throw parseException("geo_point expected");
}

/** As `readGeoPoint`, of a point without a height, as queries take them. */
export function readFlatPoint(node: JsonNode): GeoPoint {
  const point = readGeoPoint(node);
  const height = heightOf(node);
  if (height === undefined) return point;
  throw parseException(
    `Exception parsing coordinates: found Z value [${formatDouble(height)}] but [ignore_z_value] parameter is [false]`,
  );
}

function heightOf(node: JsonNode): number | undefined {
  if (node.kind === "string") {
    const [, , text] = node.value.split(",");
    return text === undefined ? undefined : Number(text);
  }
  const list = node.kind === "object" ? member(node, "coordinates") : node;
  const z = list?.kind === "array" ? list.items[2] : node.kind === "object" ? member(node, "z") : undefined;
  return z && coordinateOf(z);
}

/** True for `[lon, lat]`, which is one point and not a list of points. */
export const isPointArray = (node: JsonArray): boolean => node.items[0]?.kind === "number";

/** `[lon, lat]` or `[lon, lat, z]`; the second and third may be texts. */
function pointOfArray(node: JsonArray): GeoPoint {
  const [lon, lat, z, more] = node.items;
  if (more) throw parseException("geo_point expected");
  if (!lon || !lat) {
    const text = "Current token (END_ARRAY) not numeric, can not use numeric value accessors";
    throw tokenError(node, text, "json_parse_exception", node.end);
  }
  if (z) coordinateOf(z);
  return { lat: coordinateOf(lat), lon: coordinateOf(lon) };
}

function coordinateOf(node: JsonNode): number {
  if (node.kind === "number") return Number(node.raw);
  if (node.kind === "string") return parseJavaDouble(node.value);
  throw tokenError(
    node,
    `Current token (${jacksonToken(node)}) not numeric, can not use numeric value accessors`,
  );
}

function pointOfObject(node: JsonObject): GeoPoint {
  const unknown = node.entries.find(({ key }) => !["lon", "lat", "z", "type", "coordinates"].includes(key));
  if (unknown)
    throw parseException(
      `field [${unknown.key.split(".")[0]}] not supported - must be one of: lon, lat, z, type, coordinates`,
    );
  const coordinates = member(node, "coordinates");
  if (coordinates) return pointOfGeoJson(node, coordinates);
  if (member(node, "type")) throw parseException("Required [coordinates]");
  const [lat, lon] = [coordinate(node, "lat", "latitude"), coordinate(node, "lon", "longitude")];
  if (lat === undefined && lon === undefined) throw parseException("Required [lat]");
  if (lat === undefined) throw parseException("Required [lat]");
  if (lon === undefined) throw parseException("Required [lon]");
  return { lat, lon };
}

function pointOfGeoJson(node: JsonObject, coordinates: JsonNode): GeoPoint {
  const type = member(node, "type");
  if (!type) throw parseException("Required [type]");
  if ((scalarText(type) ?? "").toLowerCase() !== "point")
    throw parseException("[type] for geo_point can only be 'Point'");
  if (coordinates.kind !== "array") throw parseException("GeoJSON 'coordinates' must be an array");
  return pointOfArray(coordinates);
}

function coordinate(node: JsonObject, key: string, name: string): number | undefined {
  const value = member(node, key);
  if (!value) return undefined;
  const text = value.kind === "boolean" ? undefined : scalarText(value);
  if (text === undefined) throw parseException(`${name} must be a number`);
  return numberOr(text, `[${name}] must be a valid double value`);
}

function pointOfText(text: string): GeoPoint {
  if (/point/i.test(text)) return pointOfWkt(text);
  if (text.includes(",")) return pointOfPair(text);
  if (text === "") throw parseException("empty geohash", illegalArgument("empty geohash"));
  const point = geohashPoint(text);
  if (point) return point;
  const symbol = [...text].find((each) => !geohashPoint(each)) ?? "";
  const reason = `unsupported symbol [${symbol}] in geohash [${text}]`;
  throw parseException(reason, illegalArgument(reason));
}

function pointOfPair(text: string): GeoPoint {
  const parts = text.split(",");
  if (parts.length > 3)
    throw parseException(
      // Elasticsearch fills the count in where the text was meant.
      `failed to parse [${parts.length}], expected 2 or 3 coordinates but found: [{}]`,
    );
  const [lat = "", lon = ""] = parts.map((part) => part.trim());
  return {
    lat: numberOr(lat, "latitude must be a number"),
    lon: numberOr(lon, "longitude must be a number"),
  };
}

function pointOfWkt(text: string): GeoPoint {
  const match = /^\s*point\s*(?:z\s*)?\(\s*([^\s)]+)\s+([^\s)]+)(?:\s+[^\s)]+)?\s*\)\s*$/i.exec(text);
  const [, lon = "", lat = ""] = match ?? [];
  if (!match || Number.isNaN(Number(lon)) || Number.isNaN(Number(lat)))
    throw parseException(`Invalid WKT format`);
  return { lat: Number(lat), lon: Number(lon) };
}

function numberOr(text: string, complaint: string): number {
  try {
    return parseJavaDouble(text);
  } catch (cause) {
    throw cause instanceof SearchError ? parseException(complaint, cause) : cause;
  }
}
