import type { MappedField } from "./mapping";

/** A field that no mapping names, with nothing but its terms or values. */
export const bareField = (
  name: string,
  { type = "keyword", docValues = true }: Partial<Pick<MappedField, "type" | "docValues">> = {},
): MappedField => ({
  name,
  type,
  indexed: true,
  docValues,
  norms: false,
  indexOptions: "docs",
  fielddata: false,
  similarity: "BM25",
  sourcePath: name,
});

/** Fields that every index has. `_id` has no dictionary: a segment finds a document by its id. */
export const METADATA_FIELDS: ReadonlyMap<string, MappedField> = new Map(
  [
    bareField("_id", { docValues: false }),
    bareField("_index"),
    bareField("_ignored"),
    bareField("_routing", { docValues: false }),
  ].map((field) => [field.name, field]),
);
