import { illegalArgument, parsingError } from "../../errors/search-error";
import type { JsonNode } from "../../json/node";
import { scalarText, tokenName } from "../../json/walk";
import { parseObject, text, unwrapRefusals } from "../../aggregation/object-parser";
import { flag } from "../../aggregation/object-parser";
import type { Mapping } from "../../index/mapping";

/** A field, or a pattern of names, that hits shall show. */
export interface FieldRequest {
  readonly field: string;
  readonly format: string | undefined;
  /** Values that no mapping knows are shown, too. */
  readonly unmapped?: boolean;
}

/** Reads the array of `fields` or `docvalue_fields`. */
export function readFieldRequests(key: string, node: JsonNode): readonly FieldRequest[] {
  if (node.kind !== "array") throw parsingError(node.at, `Unknown key for a ${tokenName(node)} in [${key}].`);
  return node.items.map((item) => unwrapRefusals(() => readOne(item)));
}

function readOne(item: JsonNode): FieldRequest {
  if (item.kind !== "object") return { field: scalarText(item) ?? "", format: undefined };
  const members = parseObject("fetch_field_and_format", item, {
    field: text,
    format: text,
    include_unmapped: flag,
  });
  if (members.field === undefined) throw illegalArgument("Required [field]");
  return { field: members.field, format: members.format, unmapped: members.include_unmapped === true };
}

/** Names of mapped fields that a request means; `*` stands for any text. */
export function fieldsMeant({ field }: FieldRequest, mapping: Mapping): readonly string[] {
  if (!field.includes("*")) return [field];
  const pattern = new RegExp(`^${field.split("*").map(escapeText).join(".*")}$`, "s");
  return mapping.fieldNames.filter((name) => !name.startsWith("_") && pattern.test(name));
}

const escapeText = (part: string): string => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
