import { PlainError } from "../errors/plain-error";
import { type Endpoint, type Method, methods } from "./endpoint";
import { decodePercent } from "./parameters";

interface Place {
  readonly literals: Map<string, Place>;
  /** The part that any text fills. */
  wildcard: Place | undefined;
  readonly endpoints: Map<Method, { endpoint: Endpoint; names: readonly string[] }>;
}

/** Finds the endpoint of a method and path; literal parts win over named ones, as in Elasticsearch's `PathTrie`. */
export interface Router {
  find(method: string, path: string, uri: string): Found;
}

type Found =
  | { kind: "endpoint"; method: Method; endpoint: Endpoint; parts: Record<string, string> }
  /** OPTIONS on a path that exists: 200 with the allowed methods and nothing else. */
  | { kind: "options"; allowed: readonly Method[] };

/** Builds the router of these endpoints; of two with one path the last one counts. */
export function buildRouter(endpoints: readonly Endpoint[]): Router {
  const root = newPlace();
  for (const endpoint of endpoints) for (const path of endpoint.paths) insert(root, endpoint, path);
  return { find: (method, path, uri) => find(root, method, path, uri) };
}

const newPlace = (): Place => ({ literals: new Map(), wildcard: undefined, endpoints: new Map() });

function insert(root: Place, endpoint: Endpoint, path: string): void {
  const names: string[] = [];
  let place = root;
  for (const part of path.split("/").filter(Boolean)) {
    if (part.startsWith("{")) {
      names.push(part.slice(1, -1));
      place.wildcard ??= newPlace();
      place = place.wildcard;
    } else {
      const next = place.literals.get(part) ?? newPlace();
      place.literals.set(part, next);
      place = next;
    }
  }
  for (const method of endpoint.methods) place.endpoints.set(method, { endpoint, names });
}

function find(root: Place, method: string, path: string, uri: string): Found {
  if (!path.startsWith("/") || path.startsWith("//")) throw noHandler(method, uri);
  const parts = path.split("/").slice(1);
  if (parts.at(-1) === "") parts.pop();
  // The place with the most literal parts decides: `DELETE /_bulk` is no deletion of an index.
  const [found] = places(root, parts, 0, []);
  if (!found) throw noHandler(method, uri);
  const known = methods.find((each) => each === method);
  const route = known && found.place.endpoints.get(known);
  if (known && route)
    return {
      kind: "endpoint",
      method: known,
      endpoint: route.endpoint,
      parts: name(route, found.values, path),
    };
  const allowed = methods.filter((each) => found.place.endpoints.has(each));
  if (method === "OPTIONS") return { kind: "options", allowed };
  throw wrongMethod(method, uri, allowed);
}

function name(
  route: { names: readonly string[] },
  values: readonly string[],
  path: string,
): Record<string, string> {
  const pairs = route.names.map((each, i) => [each, decodePart(values[i] ?? "", path)] as const);
  return Object.fromEntries(pairs);
}

/** The error of a bad escape counts its index in the whole path. */
function decodePart(part: string, path: string): string {
  if (/%(?![0-9A-Fa-f]{2})/.test(part)) return decodePercent(path, false);
  return decodePercent(part, false);
}

function places(
  place: Place,
  parts: readonly string[],
  at: number,
  values: readonly string[],
): { place: Place; values: readonly string[] }[] {
  const part = parts[at];
  if (part === undefined) return place.endpoints.size > 0 ? [{ place, values }] : [];
  const literal = place.literals.get(part);
  return [
    ...(literal ? places(literal, parts, at + 1, values) : []),
    ...(place.wildcard && part !== "" ? places(place.wildcard, parts, at + 1, [...values, part]) : []),
  ];
}

const noHandler = (method: string, uri: string): PlainError =>
  new PlainError(400, `no handler found for uri [${uri}] and method [${method}]`, { withoutStatus: true });

function wrongMethod(method: string, uri: string, allowed: readonly Method[]): PlainError {
  const text = `Incorrect HTTP method for uri [${uri}] and method [${method}], allowed: [${allowed.join(", ")}]`;
  return new PlainError(405, text, { headers: { allow: allowed.join(",") } });
}
