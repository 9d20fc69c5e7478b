import { timeZone } from "../dates/time-zone";
import { illegalArgument, unsupported } from "../errors/search-error";
import type { JsonNode } from "../json/node";
import { isValueType } from "./value-type";
import { type MemberReader, type Members, mapped, node, scalar, text } from "./object-parser";
import type { FieldSettings } from "./tree";

/** Members that every aggregation over a field's values has. */
export const FIELD_READERS = {
  field: text,
  missing: scalar,
  value_type: mapped(text, (valueType) => {
    if (isValueType(valueType)) return valueType;
    throw illegalArgument(`Unknown value type [${valueType}]`);
  }),
  script: node("object", "string"),
};

/** `format`, where values are printed. */
export const FORMAT_READER = { format: text };

/** `time_zone`: a name, an offset, or whole hours; checked at once. */
export const TIME_ZONE_READER: { time_zone: MemberReader<string> } = {
  time_zone: {
    kinds: ["string", "number"],
    read: (value: JsonNode) => {
      const zone = value.kind === "number" ? hours(Number(value.raw)) : text.read(value);
      return timeZone(zone).id;
    },
  },
};

function hours(count: number): string {
  const sign = count < 0 ? "-" : "+";
  return `${sign}${String(Math.abs(Math.trunc(count))).padStart(2, "0")}:00`;
}

/** Settings of a field from the members that were read; `field` is required, `script` is refused. */
export function fieldSettings(
  type: string,
  members: Members<typeof FIELD_READERS & Partial<typeof FORMAT_READER & typeof TIME_ZONE_READER>>,
): FieldSettings {
  if (members.script) throw unsupported(`[script] in the aggregation [${type}]`);
  if (members.field === undefined) {
    throw illegalArgument("Required one of fields [field, script], but none were specified.");
  }
  return {
    field: members.field,
    ...(members.format !== undefined && { format: members.format }),
    ...(members.missing !== undefined && { missing: members.missing }),
    ...(members.value_type !== undefined && { valueType: members.value_type }),
    ...(members.time_zone !== undefined && { timeZone: members.time_zone }),
  };
}

/** A number that must not be below zero; `label` is Elasticsearch's name for it. */
export function notNegative(
  label: string,
  name: string,
  print: (value: number) => string = String,
): (value: number) => number {
  return (value) => {
    if (value >= 0) return value;
    throw illegalArgument(
      `[${label}] must be greater than or equal to 0. Found [${print(value)}] in [${name}]`,
    );
  };
}

/** A number that must be above zero. */
export function positive(label: string, name: string): (value: number) => number {
  return (value) => {
    if (value > 0) return value;
    throw illegalArgument(`[${label}] must be greater than 0. Found [${value}] in [${name}]`);
  };
}
