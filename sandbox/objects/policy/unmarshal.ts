/** Told what is wrong with a policy; never comes back. */
export type Fail = (reason: string) => never;

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Is a value of JSON an object, and no list? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  if (typeof value === "boolean") return "bool";
  return typeof value;
}

/** Refuses a value of the wrong type as Go's encoding/json does; `place` is "struct field X.Y" or "value", `type` the Go type wanted. */
export function wrongType(value: unknown, place: string, type: string, fail: Fail): never {
  return fail(`json: cannot unmarshal ${kindOf(value)} into Go ${place} of type ${type}`);
}

/** The field of an object, whatever the case of its name is written in, as Go finds it; null counts as missing. */
export function fieldOf(object: JsonObject, name: string): unknown {
  const found = Object.keys(object).findLast((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : (object[found] ?? undefined);
}

/** A text, or "" where it is missing. */
export function textField(object: JsonObject, name: string, place: string, type: string, fail: Fail): string {
  const value = fieldOf(object, name) ?? "";
  return typeof value === "string" ? value : wrongType(value, place, type, fail);
}
