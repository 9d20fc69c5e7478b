import { type FieldSource, resolveField } from "../../aggregation/field-source";
import type { DocumentPart } from "../../aggregation/document-set";
import { BOOLEAN } from "../../aggregation/value-format";
import { illegalArgument } from "../../errors/search-error";
import { formatDouble } from "../../json/format-number";
import { double, type ReplyValue } from "../../json/reply-value";
import { type FieldRequest, fieldsMeant } from "./field-request";
import type { Hit } from "./hits";

/** Values of a hit from the columns (`docvalue_fields`), by field; fields without a value are left out. */
export function docValueFields(hit: Hit, requests: readonly FieldRequest[]): Record<string, ReplyValue> {
  const { scope, segment, doc } = hit;
  const part: DocumentPart = { scope, segment, number: 0, docs: [doc], scores: undefined };
  const fields: Record<string, ReplyValue> = {};
  for (const request of requests) {
    // Columns that every document has, and no mapping names.
    const stored = segment.document(segment.rootOf(doc));
    if (request.field === "_seq_no") fields["_seq_no"] = [stored.seqNo];
    if (request.field === "_version") fields["_version"] = [stored.version];
    if (request.field === "_ignored" && stored.ignored.length > 0) fields["_ignored"] = stored.ignored;
    if (NO_COLUMN.includes(request.field) || request.field === "*") throw noColumn(request.field);
    for (const field of fieldsMeant(request, scope.mapping)) {
      const values = valuesOf(sourceOf(field, request, hit), part, doc);
      if (values.length > 0) fields[field] = values;
    }
  }
  return fields;
}

const NO_COLUMN = ["_source", "_routing", "_doc_count", "_field_names", "_nested_path"];

/** Everything begins with the first metadata field that has no column. */
function noColumn(field: string): Error {
  const name = field === "*" ? "_routing" : field;
  return illegalArgument(`Fielddata is not supported on field [${name}] of type [${name}]`);
}

function sourceOf(field: string, { format }: FieldRequest, { scope }: Hit): FieldSource {
  const settings = { field, ...(format !== undefined && { format }) };
  const kinds = ["number", "date", "boolean", "keyword", "point"] as const;
  return resolveField(settings, { aggregation: "docvalue_fields", kinds, fallback: "keyword" }, [scope]);
}

function valuesOf(source: FieldSource, part: DocumentPart, doc: number): readonly ReplyValue[] {
  if (!source.mapped) return [];
  if (source.kind === "keyword") {
    const column = source.keywords(part);
    return (column?.ordinals(doc) ?? []).map((ordinal) => column?.value(ordinal) ?? "");
  }
  if (source.kind === "point") {
    return (source.points(part)?.points(doc) ?? []).map(
      ({ lat, lon }) => `${formatDouble(lat)}, ${formatDouble(lon)}`,
    );
  }
  return (source.numbers(part)?.values(doc) ?? []).map((value) => shownNumber(source, value));
}

function shownNumber({ format, whole }: FieldSource, value: number | bigint): ReplyValue {
  if (format === BOOLEAN) return Number(value) !== 0;
  if (format.printed) return format.print(Number(value));
  return whole ? value : double(Number(value));
}
