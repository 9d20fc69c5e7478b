import type { Json } from "../../grader/console/json-value";

/** A value inside a body. */
export interface JsonPlace {
  value: Json;
  /** The key or the index that it stands under; undefined for the whole body. */
  key: string | number | undefined;
  /** Keys and indices from the body to it. */
  path: (string | number)[];
  /** What it stands in. */
  parent: Json | undefined;
}

/** Every value of a body, the whole first, in the order of the text. */
export function walkJson(body: Json): JsonPlace[] {
  const places: JsonPlace[] = [];
  const visit = (place: JsonPlace): void => {
    places.push(place);
    for (const [key, value] of entriesOf(place.value)) {
      visit({ value, key, path: [...place.path, key], parent: place.value });
    }
  };
  visit({ value: body, key: undefined, path: [], parent: undefined });
  return places;
}

function entriesOf(value: Json): [string | number, Json][] {
  if (Array.isArray(value)) return value.map((one, i) => [i, one]);
  return isFields(value) ? Object.entries(value) : [];
}

/** Whether a value is an object of JSON. */
export const isFields = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The body with another value at a path, or with nothing there; the body itself stays. */
export function withAt(body: Json, path: (string | number)[], value: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const own = (inner: Json): Json | undefined => (rest.length === 0 ? value : withAt(inner, rest, value));
  if (Array.isArray(body)) {
    return body.flatMap((inner, i) => {
      const changed = i === key ? own(inner) : inner;
      return changed === undefined ? [] : [changed];
    });
  }
  if (!isFields(body)) return body;
  return fieldsOf(
    Object.entries(body).flatMap(([name, inner]): [string, Json][] => {
      const changed = name === key ? own(inner) : inner;
      return changed === undefined ? [] : [[name, changed]];
    }),
  );
}

/** The fields with one of them under another name; where that name is taken, the two become one list. */
export function renamed(fields: { [key: string]: Json }, from: string, to: string): Json {
  const moved = fields[from] ?? null;
  const there = fields[to];
  if (there === undefined) {
    return fieldsOf(Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]));
  }
  const list = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);
  return fieldsOf(
    Object.entries(fields)
      .filter(([name]) => name !== from)
      .map(([name, value]) => [name, name === to ? [...list(there), ...list(moved)] : value]),
  );
}

function fieldsOf(entries: [string, Json][]): { [key: string]: Json } {
  const fields = Object.create(null) as { [key: string]: Json };
  for (const [name, value] of entries) fields[name] = value;
  return fields;
}
