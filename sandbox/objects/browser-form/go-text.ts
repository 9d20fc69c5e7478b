// A text as it is, a number or boolean as Go prints one where a text was meant: `%!s(float64=1)`.
function scalar(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return `%!s(float64=${value})`;
  return typeof value === "boolean" ? `%!s(bool=${value})` : "%!s(<nil>)";
}

/** A value of JSON as Go's `%s` prints it: MinIO's messages about a form's policy hold such texts. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${fields.map(([name, item]) => `${name}:${goText(item)}`).join(" ")}]`;
}

/** Go's name for the type of a value of JSON. */
export function goType(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (typeof value === "number") return "float64";
  if (typeof value === "object" && value !== null) return "map[string]interface {}";
  return typeof value === "boolean" ? "bool" : "string";
}
