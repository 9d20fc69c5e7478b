import { illegalArgument, parsingError, SearchError } from "../errors/search-error";
import { geohashPoint, type GeoPoint } from "../index/geo-point";
import { readFlatPoint } from "../index/parse-geo-point";
import { formatDouble } from "../json/format-number";
import type { JsonNode, JsonObject } from "../json/node";
import { flagOf } from "./field-clause";
import { scalarText } from "../json/walk";
import { boostOf } from "./query-inside";

/** The edges of a box, degrees. A left edge east of the right one means a box over the date line. */
export interface GeoBox {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Documents with a point in a box. */
export interface GeoBoxQuery {
  kind: "geo_bounding_box";
  field: string;
  box: GeoBox;
  validation: "STRICT" | "COERCE" | "IGNORE_MALFORMED";
  ignoreUnmapped: boolean;
  boost: number;
}

type Edge = keyof GeoBox;

const refused = (reason: string): SearchError =>
  new SearchError(400, "parse_exception", `failed to parse [geo_bounding_box] query. ${reason}`);

/** Reads the inside of `geo_bounding_box`. */
export function parseGeoBox(inside: JsonObject): GeoBoxQuery {
  let found: { field: string; box: GeoBox } | undefined;
  let validation: GeoBoxQuery["validation"] = "STRICT";
  let ignoreUnmapped = false;
  for (const { key, value } of inside.entries) {
    if (value.kind === "object") found = { field: key, box: boxOf(value) };
    else if (value.kind === "array") refuseValues(key, value.items);
    else if (key === "validation_method") validation = validationOf(scalarText(value) ?? "");
    else if (key === "ignore_unmapped") ignoreUnmapped = flagOf(value, false);
    else if (key !== "boost" && key !== "_name") throw unexpected(key, value);
  }
  if (!found) throw refused("bounding box not provided");
  return { kind: "geo_bounding_box", ...found, validation, ignoreUnmapped, boost: boostOf(inside) };
}

const unexpected = (key: string, { at }: JsonNode): SearchError =>
  parsingError(at, `failed to parse [geo_bounding_box] query. unexpected field [${key}]`);

function refuseValues(key: string, items: readonly JsonNode[]): void {
  const [first] = items;
  if (first) throw unexpected(key, first);
}

function validationOf(text: string): GeoBoxQuery["validation"] {
  const name = text.toUpperCase();
  if (name === "STRICT" || name === "COERCE" || name === "IGNORE_MALFORMED") return name;
  throw illegalArgument(`operator needs to be either [COERCE, IGNORE_MALFORMED, STRICT], but not [${text}]`);
}

function boxOf(node: JsonObject): GeoBox {
  const edges = new Map<Edge, number>();
  let envelope: GeoBox | undefined;
  for (const { key, value } of node.entries) {
    if (key === "wkt") envelope = envelopeOf(scalarText(value) ?? "");
    else if (key === "top" || key === "left" || key === "bottom" || key === "right")
      edges.set(key, numberOf(value));
    else setCorner(edges, key, value);
  }
  if (envelope && edges.size > 0)
    throw refused(
      "[failed to parse bounding box. Conflicting definition found using well-known text and explicit corners.]",
    );
  return checked(envelope ?? edgesOf(edges));
}

const edgesOf = (edges: ReadonlyMap<Edge, number>): GeoBox => ({
  top: edges.get("top") ?? Number.NaN,
  left: edges.get("left") ?? Number.NaN,
  bottom: edges.get("bottom") ?? Number.NaN,
  right: edges.get("right") ?? Number.NaN,
});

function checked(box: GeoBox): GeoBox {
  const missing = (edge: Edge, name: string): void => {
    if (!Number.isFinite(box[edge]))
      throw illegalArgument(`${edge} ${name} is invalid: ${formatDouble(box[edge])}`);
  };
  missing("top", "latitude");
  missing("left", "longitude");
  missing("bottom", "latitude");
  missing("right", "longitude");
  if (box.top < box.bottom)
    throw illegalArgument(
      `top is below bottom corner: ${formatDouble(box.top)} vs. ${formatDouble(box.bottom)}`,
    );
  return box;
}

function numberOf(node: JsonNode): number {
  const number = Number(scalarText(node) ?? "");
  if (Number.isNaN(number)) throw refused(`[For input string: "${scalarText(node) ?? ""}"]`);
  return number;
}

/** The corners' names; each gives an edge of latitude and one of longitude. */
const corners: ReadonlyMap<string, readonly ["top" | "bottom", "left" | "right"]> = new Map([
  ["top_left", ["top", "left"]],
  ["top_right", ["top", "right"]],
  ["bottom_left", ["bottom", "left"]],
  ["bottom_right", ["bottom", "right"]],
]);

function setCorner(edges: Map<Edge, number>, key: string, value: JsonNode): void {
  const corner = corners.get(key);
  if (!corner) throw refused(`[failed to parse bounding box. unexpected field [${key}]]`);
  const [row, column] = corner;
  const point = cornerOf(value, row === "top", column === "right");
  edges.set(row, point.lat);
  edges.set(column, point.lon);
}

/** The point of a corner; of a geohash the corner of its cell that lies outermost. */
function cornerOf(node: JsonNode, top: boolean, right: boolean): GeoPoint {
  const hash = node.kind === "string" && !/point|,/i.test(node.value) ? node.value : "";
  const cell = hash === "" ? undefined : geohashPoint(hash);
  if (cell) {
    const bits = hash.length * 5;
    return {
      lat: cell.lat + (top ? 180 / 2 ** Math.floor(bits / 2) : 0),
      lon: cell.lon + (right ? 360 / 2 ** Math.ceil(bits / 2) : 0),
    };
  }
  try {
    return readFlatPoint(node);
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    throw refused(
      error.type === "number_format_exception" ? "[numeric value expected]" : `[${error.reason}]`,
    );
  }
}

const SHAPES =
  /^\s*(point|multipoint|linestring|multilinestring|polygon|multipolygon|geometrycollection|circle)\s*\(/i;

function envelopeOf(text: string): GeoBox {
  const shape = SHAPES.exec(text)?.[1];
  if (shape)
    throw refused(`[failed to parse WKT bounding box. [${shape.toUpperCase()}] found. expected [ENVELOPE]]`);
  const numbers = /^\s*bbox\s*\(([^()]*)\)\s*$/i.exec(text)?.[1]?.split(",").map(Number) ?? [];
  const [left = Number.NaN, right = Number.NaN, top = Number.NaN, bottom = Number.NaN] = numbers;
  if (numbers.length !== 4 || numbers.some(Number.isNaN) || top < bottom)
    throw refused("[failed to parse WKT bounding box]");
  return { top, left, bottom, right };
}
