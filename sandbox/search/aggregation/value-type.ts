import { illegalArgument } from "../errors/search-error";

/** What a field's values are to an aggregation. */
export type ValueKind = "number" | "date" | "boolean" | "keyword" | "point";

/** What `value_type` may say: the kind, and how errors print it. */
const VALUE_TYPES: Readonly<Record<string, { kind: ValueKind; shown: string }>> = {
  string: { kind: "keyword", shown: "string" },
  ip: { kind: "keyword", shown: "ip" },
  long: { kind: "number", shown: "byte|short|integer|long" },
  double: { kind: "number", shown: "float|double" },
  number: { kind: "number", shown: "number" },
  numeric: { kind: "number", shown: "number" },
  date: { kind: "date", shown: "date" },
  boolean: { kind: "boolean", shown: "boolean" },
};

/** Whether `value_type` may say so. */
export function isValueType(valueType: string): boolean {
  return Object.hasOwn(VALUE_TYPES, valueType);
}

/** Refuses a `value_type` of another kind than the field's; `type` is how errors name the field's type. */
export function checkValueType(
  valueType: string | undefined,
  type: string,
  kind: ValueKind | undefined,
): void {
  const hint = valueType === undefined ? undefined : VALUE_TYPES[valueType];
  if (!hint || hint.kind === kind) return;
  throw illegalArgument(`Field type [${type}] is incompatible with specified value_type [${hint.shown}]`);
}

/** The kind that `value_type` asks for. */
export function kindOfValueType(valueType: string | undefined): ValueKind | undefined {
  return valueType === undefined ? undefined : VALUE_TYPES[valueType]?.kind;
}
